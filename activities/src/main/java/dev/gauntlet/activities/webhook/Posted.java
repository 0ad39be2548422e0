package dev.gauntlet.activities.webhook;

import java.time.Duration;
import java.util.Optional;

/** How a request to a receiver ended. */
sealed interface Posted {

  /**
   * The receiver answered.
   *
   * @param status the status of its answer
   * @param retryAfter how long it asks to wait
   * @param body the beginning of its body
   */
  record Answered(int status, Optional<Duration> retryAfter, String body) implements Posted {}

  /**
   * There was no answer.
   *
   * @param problem why, in our own words
   */
  record Unanswered(String problem) implements Posted {}
}
