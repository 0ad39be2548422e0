package dev.gauntlet.activities.provider.anthropic;

import dev.gauntlet.activities.provider.http.Endpoint;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a provider of Anthropic's protocol is reached and what it understands.
 *
 * @param endpoint where it is and how it is entered
 * @param structuredOutput whether it takes {@code output_config} with a JSON schema
 * @param streaming whether answers are streamed
 */
public record AnthropicSettings(Endpoint endpoint, boolean structuredOutput, boolean streaming) {

  /** The header that Anthropic takes its key in. */
  public static final String KEY_HEADER = "x-api-key";

  /**
   * Settings with the defaults for the address: Anthropic itself gets structured output.
   *
   * @param name the name the provider is configured under
   * @param baseUrl such as {@code https://api.anthropic.com/v1}
   * @param apiKey the key, or null when the server wants none
   * @param headers sent with every request
   */
  public static AnthropicSettings of(
      String name, String baseUrl, @Nullable String apiKey, Map<String, String> headers) {
    return of(
        new Endpoint(
            name, baseUrl, apiKey, Endpoint.keyVariableOf(name), headers, KEY_HEADER, Map.of()));
  }

  /** The same defaults for an endpoint. */
  public static AnthropicSettings of(Endpoint endpoint) {
    return new AnthropicSettings(endpoint, isAnthropic(endpoint), false);
  }

  /** The same, with structured output as it is said. */
  public AnthropicSettings withStructuredOutput(boolean structuredOutput) {
    return new AnthropicSettings(endpoint, structuredOutput, streaming);
  }

  /** The same, with answers that are streamed or not. */
  public AnthropicSettings withStreaming(boolean streaming) {
    return new AnthropicSettings(endpoint, structuredOutput, streaming);
  }

  /** Whether Anthropic itself answers there. */
  public static boolean isAnthropic(Endpoint endpoint) {
    return endpoint.isAt("anthropic.com");
  }
}
