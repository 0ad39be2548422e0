package dev.gauntlet.activities.provider.openai;

import dev.gauntlet.activities.provider.ModelResponse.Finish;
import dev.gauntlet.activities.provider.TokenCount;
import dev.gauntlet.activities.provider.http.Cost;
import dev.gauntlet.activities.provider.http.Reading;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A completion. */
record Completion(JsonNode body) {

  /** Empty when the body is none, or one that a gateway reports, inside a success, as broken. */
  Optional<Reading> read() {
    JsonNode message = choice().path("message");
    if (!message.isObject() || finishReason().equals("error") || choice().has("error")) {
      return Optional.empty();
    }
    String refusal = message.path("refusal").asString("");
    return Optional.of(
        new Reading(
            refusal.isEmpty() ? text(message.path("content")) : refusal,
            refusal.isEmpty() ? finish() : Finish.REFUSAL,
            tokens().orElse(null),
            body.path("model").asStringOpt().filter(name -> !name.isBlank()).orElse(null),
            Cost.of(body).orElse(null)));
  }

  private JsonNode choice() {
    return body.path("choices").path(0);
  }

  private String finishReason() {
    return choice().path("finish_reason").asString("");
  }

  /** Some servers send parts, of which those that a model thought have no text of their own. */
  private static String text(JsonNode content) {
    return content.isArray()
        ? content
            .valueStream()
            .map(part -> part.path("text").asString(""))
            .collect(Collectors.joining())
        : content.asString("");
  }

  private Finish finish() {
    return switch (finishReason()) {
      case "length" -> Finish.LENGTH;
      case "content_filter" -> Finish.CONTENT_FILTER;
      // Compatible servers have words of their own for a model that had said everything.
      default -> Finish.STOP;
    };
  }

  /** Empty when the provider sent no usage, or one that counts no prompt. */
  private Optional<TokenCount> tokens() {
    JsonNode usage = body.path("usage");
    int input = usage.path("prompt_tokens").asInt(0);
    int output = usage.path("completion_tokens").asInt(0);
    if (input <= 0 || output < 0) {
      return Optional.empty();
    }
    int cached = usage.path("prompt_tokens_details").path("cached_tokens").asInt(0);
    int reasoning = usage.path("completion_tokens_details").path("reasoning_tokens").asInt(0);
    return Optional.of(
        new TokenCount(
            input, Math.clamp(cached, 0, input), output, Math.clamp(reasoning, 0, output), false));
  }
}
