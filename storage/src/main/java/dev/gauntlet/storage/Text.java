package dev.gauntlet.storage;

import java.nio.charset.StandardCharsets;

/** Text from elsewhere, and what is left of it. */
public final class Text {

  /** Stands where a text was erased; what was empty stays empty. */
  public static final String ERASED = "[erased]";

  private Text() {}

  /**
   * The text as PostgreSQL can keep it: it takes neither NUL nor half a surrogate pair, and an
   * answer that was paid for must not be lost to one.
   */
  public static String storable(String text) {
    String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return whole.replace('\0', '\uFFFD');
  }

  /** What is left of a text that is erased. */
  public static String erased(String text) {
    return text.isEmpty() ? "" : ERASED;
  }
}
