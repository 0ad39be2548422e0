package dev.gauntlet.workflows.webhook;

import java.util.Locale;

/** How a delivery stands. */
public enum DeliveryState {
  /** It is being tried, or waits for its turn or its next attempt. */
  PENDING,
  /** The receiver took it. */
  DELIVERED,
  /** It was given up. */
  FAILED,
  /** It was not to be sent any more. */
  CANCELLED;

  /** The word in the API and the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state with this word. */
  public static DeliveryState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
