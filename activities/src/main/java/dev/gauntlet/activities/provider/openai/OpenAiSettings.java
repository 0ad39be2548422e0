package dev.gauntlet.activities.provider.openai;

import dev.gauntlet.activities.provider.http.Endpoint;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a provider of OpenAI's protocol is reached and what it understands.
 *
 * @param endpoint where it is and how it is entered
 * @param structuredOutput whether it takes {@code response_format} with a strict JSON schema
 * @param tokenLimit the field that bounds the length of an answer
 * @param asksForUsage whether it is asked, with OpenRouter's {@code usage} field, what a call costs
 * @param streaming whether answers are streamed
 */
public record OpenAiSettings(
    Endpoint endpoint,
    boolean structuredOutput,
    TokenLimit tokenLimit,
    boolean asksForUsage,
    boolean streaming) {

  /** The name that OpenRouter is known by, wherever it is. */
  public static final String OPENROUTER = "openrouter";

  /** The field that bounds the length of an answer. */
  public enum TokenLimit {
    /** {@code max_tokens}: what compatible servers understand; OpenAI's reasoning models do not. */
    MAX_TOKENS,
    /** {@code max_completion_tokens}: OpenAI's own since its first reasoning models. */
    MAX_COMPLETION_TOKENS;

    /** What a model that refuses the one understands. */
    TokenLimit other() {
      return this == MAX_TOKENS ? MAX_COMPLETION_TOKENS : MAX_TOKENS;
    }
  }

  /**
   * Settings with the defaults for the address: OpenAI itself gets structured output and {@code
   * max_completion_tokens}, which all its models take; any other server gets {@code max_tokens} and
   * a judge that is asked for JSON in words, since few servers take a strict schema for every
   * model.
   *
   * @param name the name the provider is configured under
   * @param baseUrl such as {@code https://api.openai.com/v1}
   * @param apiKey the key, or null when the server wants none
   * @param headers sent with every request
   */
  public static OpenAiSettings of(
      String name, String baseUrl, @Nullable String apiKey, Map<String, String> headers) {
    return of(new Endpoint(name, baseUrl, apiKey, Endpoint.keyVariableOf(name), headers));
  }

  /** The same defaults for an endpoint. */
  public static OpenAiSettings of(Endpoint endpoint) {
    boolean own = isOpenAi(endpoint);
    return new OpenAiSettings(
        endpoint,
        own,
        own ? TokenLimit.MAX_COMPLETION_TOKENS : TokenLimit.MAX_TOKENS,
        endpoint.name().equals(OPENROUTER) || endpoint.isAt("openrouter.ai"),
        false);
  }

  /** The same, with structured output as it is said. */
  public OpenAiSettings withStructuredOutput(boolean structuredOutput) {
    return new OpenAiSettings(endpoint, structuredOutput, tokenLimit, asksForUsage, streaming);
  }

  /** The same, with another field for the length of an answer. */
  public OpenAiSettings withTokenLimit(TokenLimit tokenLimit) {
    return new OpenAiSettings(endpoint, structuredOutput, tokenLimit, asksForUsage, streaming);
  }

  /** The same, with answers that are streamed or not. */
  public OpenAiSettings withStreaming(boolean streaming) {
    return new OpenAiSettings(endpoint, structuredOutput, tokenLimit, asksForUsage, streaming);
  }

  /** Whether OpenAI itself, or Azure with its models, answers there. */
  public static boolean isOpenAi(Endpoint endpoint) {
    return endpoint.isAt("openai.com") || endpoint.isAt("openai.azure.com");
  }
}
