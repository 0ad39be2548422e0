package dev.gauntlet.activities.provider.openai;

import dev.gauntlet.activities.provider.http.Endpoint;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a provider of OpenAI's protocol is reached and what it understands.
 *
 * @param endpoint where it is and how it is entered
 * @param structuredOutput whether it takes {@code response_format} with a strict JSON schema
 * @param tokenLimit the field that bounds the length of an answer
 */
public record OpenAiSettings(Endpoint endpoint, boolean structuredOutput, TokenLimit tokenLimit) {

  /** The field that bounds the length of an answer. */
  public enum TokenLimit {
    /** {@code max_tokens}: what compatible servers understand; OpenAI's reasoning models do not. */
    MAX_TOKENS,
    /** {@code max_completion_tokens}: OpenAI's own since its first reasoning models. */
    MAX_COMPLETION_TOKENS
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
    Endpoint endpoint = new Endpoint(name, baseUrl, apiKey, Endpoint.keyVariableOf(name), headers);
    boolean own = isOpenAi(endpoint);
    return new OpenAiSettings(
        endpoint, own, own ? TokenLimit.MAX_COMPLETION_TOKENS : TokenLimit.MAX_TOKENS);
  }

  /** The same, with structured output as it is said. */
  public OpenAiSettings withStructuredOutput(boolean structuredOutput) {
    return new OpenAiSettings(endpoint, structuredOutput, tokenLimit);
  }

  /** The same, with another field for the length of an answer. */
  public OpenAiSettings withTokenLimit(TokenLimit tokenLimit) {
    return new OpenAiSettings(endpoint, structuredOutput, tokenLimit);
  }

  private static boolean isOpenAi(Endpoint endpoint) {
    String host = URI.create(endpoint.baseUrl()).getHost().toLowerCase(Locale.ROOT);
    return host.equals("openai.com")
        || host.endsWith(".openai.com")
        || host.endsWith(".openai.azure.com");
  }
}
