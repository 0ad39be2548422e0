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
  /** Longer texts are counted up to here and extrapolated, so that no text takes seconds. */
  private static final int COUNTED = 100_000;

  /** What the chat format adds to each message: its role and its two borders. */
  private static final int PER_MESSAGE = 4;

  private final EncodingRegistry registry = Encodings.newLazyEncodingRegistry();

  /**
   * The tokens of a text; exact up to 100,000 characters for a tokenizer that is known, else an
   * estimate.
   */
  public int count(String model, String text) {
    Encoding encoding =
        registry
            .getEncodingForModel(model)
            .orElseGet(() -> registry.getEncoding(EncodingType.O200K_BASE));
    if (text.length() <= COUNTED) {
      return encoding.countTokensOrdinary(text);
    }
    double sample = encoding.countTokensOrdinary(text.substring(0, COUNTED));
    return (int) Math.ceil(sample / COUNTED * text.length());
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
