package dev.gauntlet.activities.provider.openai;

import dev.gauntlet.activities.provider.ModelResponse.Finish;
import dev.gauntlet.activities.provider.TokenCount;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a completion says beside its text, whichever way LangChain4j took the text. */
record Completion(JsonNode body) {

  static Completion of(String body) {
    return new Completion(JsonMapper.shared().readTree(body));
  }

  /** Whether a gateway reports, inside a success, that the model's answer broke off. */
  boolean brokeOff() {
    return finishReason().equals("error");
  }

  Finish finish() {
    return switch (finishReason()) {
      case "length" -> Finish.LENGTH;
      case "content_filter" -> Finish.CONTENT_FILTER;
      // Compatible servers have words of their own for a model that had said everything.
      default -> Finish.STOP;
    };
  }

  /** Empty when the provider sent no usage, or one that counts no prompt. */
  Optional<TokenCount> tokens() {
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

  /** The model that answered, when the provider names it. */
  Optional<String> model() {
    return body.path("model").asStringOpt().filter(name -> !name.isBlank());
  }

  private String finishReason() {
    return body.path("choices").path(0).path("finish_reason").asString("");
  }
}
