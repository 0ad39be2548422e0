package dev.gauntlet.workflows.pricing;

/** How many tokens a text has, reckoned from its letters where no tokenizer is asked. */
public final class TextTokens {
  private static final int UTF8_BYTES = 3;
  private static final int LETTERS_A_TOKEN = 4;

  /** What a chat format puts around a message, at most. */
  public static final int MOST_AROUND_A_MESSAGE = 8;

  /** What a chat format usually puts around a message. */
  public static final int USUALLY_AROUND_A_MESSAGE = 4;

  private TextTokens() {}

  /**
   * The most that a message with this text takes. A token is taken to be at least two letters of
   * ASCII or one byte of anything else.
   */
  public static long atMost(String text) {
    long ascii = ascii(text);
    return MOST_AROUND_A_MESSAGE + ascii / 2 + UTF8_BYTES * (text.length() - ascii);
  }

  /**
   * What a message with this text will take: a token is about four letters of English, and about
   * one letter of anything that is not ASCII.
   */
  public static long likely(String text) {
    long ascii = ascii(text);
    return USUALLY_AROUND_A_MESSAGE + ascii / LETTERS_A_TOKEN + (text.length() - ascii);
  }

  private static long ascii(String text) {
    return text.chars().filter(c -> c < 128).count();
  }
}
