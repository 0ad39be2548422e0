package dev.gauntlet.activities.provider;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Counts tokens where no provider did: with the tokenizer of OpenAI's model, and with {@code
 * o200k_base} for every model whose tokenizer is not public. Safe for many threads.
 */
public final class TokenCounter {
  /** Longer texts are counted up to here and extrapolated. */
  private static final int COUNTED = 200_000;

  /**
   * Texts are counted in slices, since a tokenizer takes far more than twice as long for a word (or
   * a run of spaces) of twice the length. A slice's border costs a token at most.
   */
  private static final int SLICE = 4_000;

  /** What the chat format adds to each message: its role and its two borders. */
  private static final int PER_MESSAGE = 4;

  private final EncodingRegistry registry = Encodings.newLazyEncodingRegistry();

  /**
   * The tokens of a text. For a model whose tokenizer is public this is exact up to 4,000
   * characters and within a few per mille up to 200,000; beyond and for other models an estimate.
   */
  public int count(String model, String text) {
    Encoding encoding =
        registry
            .getEncodingForModel(model)
            .orElseGet(() -> registry.getEncoding(EncodingType.O200K_BASE));
    int counted = Math.min(text.length(), COUNTED);
    long tokens = 0;
    for (int from = 0; from < counted; from += SLICE) {
      tokens += encoding.countTokensOrdinary(text.substring(from, Math.min(from + SLICE, counted)));
    }
    return text.length() <= COUNTED
        ? (int) tokens
        : (int) Math.ceilDiv(tokens * text.length(), COUNTED);
  }

  /** The tokens of a request's prompt, with what the chat format adds to each message. */
  public int countPrompt(ModelRequest request) {
    int tokens = count(request.model(), request.systemPrompt()) + PER_MESSAGE;
    for (PromptMessage message : request.messages()) {
      tokens += count(request.model(), message.content()) + PER_MESSAGE;
    }
    return tokens;
  }

  /** What a call used, counted here. */
  public TokenCount estimate(ModelRequest request, String answer) {
    return new TokenCount(countPrompt(request), 0, count(request.model(), answer), 0, true);
  }
}
