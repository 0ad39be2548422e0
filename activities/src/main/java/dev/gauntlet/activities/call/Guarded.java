package dev.gauntlet.activities.call;

import dev.gauntlet.workflows.FailureType;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.TemporalFailure;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Maps what nobody mapped before it leaves an activity: a database that is away is waited for, and
 * a fault of ours, which a retry would only repeat, ends the step.
 */
public final class Guarded {
  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);
  private static final Duration UNTIL_THE_DATABASE_IS_BACK = Duration.ofSeconds(2);

  private Guarded() {}

  /** Runs a step. */
  public static <T> T step(Supplier<T> step) {
    try {
      return step.get();
    } catch (TemporalFailure | ActivityCompletionException mapped) {
      throw mapped;
    } catch (TransientDataAccessException
        | DataAccessResourceFailureException
        | CannotCreateTransactionException away) {
      LOG.atWarn().setCause(away).log("the database did not answer; the step is tried again");
      throw StepFailures.forNow(
          FailureType.UNAVAILABLE, "The database does not answer.", UNTIL_THE_DATABASE_IS_BACK);
    } catch (RuntimeException ours) {
      LOG.atError().setCause(ours).log("a step failed in a way that nobody foresaw");
      throw StepFailures.forGood(
          FailureType.INTERNAL,
          "The step failed in a way that nobody foresaw; the worker's log says more.");
    }
  }
}
