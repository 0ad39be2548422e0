package dev.gauntlet.activities.provider.simulated;

import java.util.Locale;

/** Small things that are done to words. */
final class Words {
  private Words() {}

  static String upperFirst(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** For the middle of a sentence; "I" and abbreviations stay as they are. */
  static String lowerFirst(String text) {
    boolean keep =
        text.length() < 2
            || text.startsWith("I ")
            || text.startsWith("I'")
            || Character.isUpperCase(text.charAt(1));
    return keep ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  static String ended(String sentence) {
    boolean ended = sentence.endsWith(".") || sentence.endsWith("!") || sentence.endsWith("?");
    return ended ? sentence : sentence + ".";
  }
}
