package dev.gauntlet.activities.call;

import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.PromptMessage;
import dev.gauntlet.activities.provider.Providers;
import java.util.Optional;

/**
 * The most that one request can cost. Without asking a tokenizer for a number that only has to be
 * safe, a token is taken to be at least two letters of ASCII or one byte of anything else.
 */
final class WorstCase {
  private static final int UTF8_BYTES = 3;
  private static final int TOKENS_AROUND_A_MESSAGE = 8;

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
    long tokens = tokens(request.systemPrompt());
    for (PromptMessage message : request.messages()) {
      tokens += tokens(message.content());
    }
    return tokens;
  }

  private static long tokens(String text) {
    long ascii = text.chars().filter(c -> c < 128).count();
    return TOKENS_AROUND_A_MESSAGE + ascii / 2 + UTF8_BYTES * (text.length() - ascii);
  }
}
