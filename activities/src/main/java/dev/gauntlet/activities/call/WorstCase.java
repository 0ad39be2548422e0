package dev.gauntlet.activities.call;

import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.PromptMessage;
import dev.gauntlet.activities.provider.Providers;
import dev.gauntlet.workflows.pricing.TextTokens;
import java.util.Optional;

/**
 * The most that one request can cost, without asking a tokenizer for a number that only has to be
 * safe.
 */
final class WorstCase {
  private final Providers providers;

  WorstCase(Providers providers) {
    this.providers = providers;
  }

  Optional<Long> micros(PlannedCall planned) {
    ModelRequest request = planned.request();
    return providers
        .price(planned.provider(), request.model())
        .map(price -> price.worstCaseMicros(inputTokens(request), request.settings().maxTokens()));
  }

  private static long inputTokens(ModelRequest request) {
    long tokens = TextTokens.atMost(request.systemPrompt());
    for (PromptMessage message : request.messages()) {
      tokens += TextTokens.atMost(message.content());
    }
    return tokens;
  }
}
