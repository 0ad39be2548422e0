package dev.gauntlet.workflows.battle;

import java.util.Locale;

/** What the judge says of the conversation up to one agent message. */
public enum Verdict {
  /** All required criteria are met. */
  REACHED,
  /** A required criterion is not met. */
  NOT_YET,
  /** The judge's answer could not be read, even after a repair. */
  UNPARSABLE;

  /** The word the API, the database and the terminal use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The verdict of that word. */
  public static Verdict of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
