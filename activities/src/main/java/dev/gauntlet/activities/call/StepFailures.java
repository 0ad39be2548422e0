package dev.gauntlet.activities.call;

import dev.gauntlet.workflows.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** How a step tells Temporal that it failed: the type, our own sentence, and when to come back. */
public final class StepFailures {
  private static final Logger LOG = LoggerFactory.getLogger(StepFailures.class);
  private static final Duration DATABASE_AGAIN = Duration.ofSeconds(2);

  private StepFailures() {}

  /**
   * Takes a step so that it fails in our own words alone: an exception's message may quote what was
   * said, and nobody knows whether a retry would mend it.
   */
  public static <T> T inOwnWords(Supplier<T> step) {
    try {
      return step.get();
    } catch (ApplicationFailure failure) {
      throw failure;
    } catch (TransientDataAccessException
        | RecoverableDataAccessException
        | DataAccessResourceFailureException
        | TransactionException e) {
      LOG.atWarn().setCause(e).log("the database does not answer");
      throw forNow(
          FailureType.UNAVAILABLE, "The worker cannot reach its database.", DATABASE_AGAIN);
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("a step failed in a way that nobody foresaw");
      throw forGood(
          FailureType.INTERNAL, "The step failed in a way that nobody foresaw; see the log.");
    }
  }

  /** A failure that no retry would mend. */
  public static ApplicationFailure forGood(FailureType type, String sentence) {
    return ApplicationFailure.newBuilder()
        .setType(type.name())
        .setMessage(sentence)
        .setNonRetryable(true)
        .build();
  }

  /** A call that was interrupted: by a cancel, or because the worker stops. */
  static ApplicationFailure interrupted(boolean aborted) {
    return aborted
        ? forGood(FailureType.CANCELLED, "It was cancelled.")
        : forNow(
            FailureType.UNAVAILABLE, "The worker stopped; another one goes on.", Duration.ZERO);
  }

  /** The worker stops in the middle of a step. */
  public static ApplicationFailure stopped() {
    return interrupted(false);
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
