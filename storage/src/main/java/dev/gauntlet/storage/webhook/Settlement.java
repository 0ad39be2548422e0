package dev.gauntlet.storage.webhook;

import java.time.Duration;

/** What follows from an attempt. */
public sealed interface Settlement {

  /** The receiver took it. */
  record Delivered() implements Settlement {}

  /**
   * It is tried again, unless that would be after its day.
   *
   * @param in how long from now
   * @param problem what went wrong, in our own words
   */
  record Again(Duration in, String problem) implements Settlement {}

  /**
   * The receiver does not want to be told any more: the delivery is given up and its subscription
   * disabled.
   *
   * @param problem why, in our own words
   */
  record Gone(String problem) implements Settlement {}
}
