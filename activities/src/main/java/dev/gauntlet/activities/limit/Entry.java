package dev.gauntlet.activities.limit;

import dev.gauntlet.workflows.FailureType;
import java.time.Duration;

/** How a call that wants to be sent is answered. */
public sealed interface Entry permits Pass, Entry.NotNow, Entry.Never {

  /**
   * It would have to wait longer than an attempt may.
   *
   * @param type what keeps it
   * @param sentence our own words
   * @param delay when to try again, jitter included
   */
  record NotNow(FailureType type, String sentence, Duration delay) implements Entry {}

  /**
   * The provider was away for longer than its patience.
   *
   * @param sentence our own words
   */
  record Never(String sentence) implements Entry {}
}
