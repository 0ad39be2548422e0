package dev.gauntlet.workflows.battle;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Priority classes. */
public enum Lane {
  /** Somebody watches. */
  @JsonProperty("interactive")
  INTERACTIVE(1),
  /** The usual. */
  @JsonProperty("standard")
  STANDARD(3),
  /** May wait behind everything else. */
  @JsonProperty("bulk")
  BULK(5);

  private final int priorityKey;

  Lane(int priorityKey) {
    this.priorityKey = priorityKey;
  }

  /** Temporal's priority key, 1 (first) to 5. */
  public int priorityKey() {
    return priorityKey;
  }

  /** The word the API and the database use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The lane of that word. */
  public static Lane of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
