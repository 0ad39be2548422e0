package dev.gauntlet.activities.provider.anthropic;

import dev.gauntlet.activities.provider.ModelResponse.Finish;
import dev.gauntlet.activities.provider.TokenCount;
import dev.gauntlet.activities.provider.http.Reading;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An answer in Anthropic's protocol. */
record Message(JsonNode body) {

  /** Empty when the body is none, or one without an end. */
  Optional<Reading> read() {
    if (!body.path("content").isArray() || stopReason().isEmpty()) {
      return Optional.empty();
    }
    // What a model thought stands in blocks of other types.
    String text =
        body.path("content")
            .valueStream()
            .filter(block -> block.path("type").asString("").equals("text"))
            .map(block -> block.path("text").asString(""))
            .collect(Collectors.joining());
    return Optional.of(
        new Reading(
            text,
            finish(),
            tokens().orElse(null),
            body.path("model").asStringOpt().filter(name -> !name.isBlank()).orElse(null),
            null));
  }

  private String stopReason() {
    return body.path("stop_reason").asString("");
  }

  private Finish finish() {
    return switch (stopReason()) {
      case "max_tokens", "model_context_window_exceeded" -> Finish.LENGTH;
      case "refusal" -> Finish.REFUSAL;
      default -> Finish.STOP;
    };
  }

  /**
   * Anthropic counts what was read from its cache, and what was written to it, beside the input.
   */
  private Optional<TokenCount> tokens() {
    JsonNode usage = body.path("usage");
    int cached = Math.max(0, usage.path("cache_read_input_tokens").asInt(0));
    int input =
        Math.max(0, usage.path("input_tokens").asInt(0))
            + cached
            + Math.max(0, usage.path("cache_creation_input_tokens").asInt(0));
    int output = usage.path("output_tokens").asInt(0);
    return input <= 0 || output < 0
        ? Optional.empty()
        : Optional.of(new TokenCount(input, cached, output, 0, false));
  }
}
