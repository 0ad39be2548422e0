package dev.gauntlet.activities.call;

import dev.gauntlet.workflows.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;

/** How a step tells Temporal that it failed: the type, our own sentence, and when to come back. */
public final class StepFailures {

  private StepFailures() {}

  /** A failure that no retry would mend. */
  public static ApplicationFailure forGood(FailureType type, String sentence) {
    return ApplicationFailure.newBuilder()
        .setType(type.name())
        .setMessage(sentence)
        .setNonRetryable(true)
        .build();
  }

  /** A failure that Temporal retries after a delay. */
  static ApplicationFailure forNow(FailureType type, String sentence, Duration delay) {
    return ApplicationFailure.newBuilder()
        .setType(type.name())
        .setMessage(sentence)
        .setNextRetryDelay(delay)
        .build();
  }
}
