package dev.gauntlet.web.start;

import dev.gauntlet.storage.battle.Admission.Outcome.TooManyJobs;
import dev.gauntlet.web.problem.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** Refuses a start since as many jobs are open as may be. */
public final class JobsFull {

  /** Nobody knows when the next job ends; battles take minutes. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private JobsFull() {}

  /** The refusal. */
  public static Problem problem(TooManyJobs full) {
    String jobs = full.cap() == 1 ? "1 battle or run" : full.cap() + " battles and runs";
    String whose =
        full.inAll()
            ? " may be open at a time on this server"
            : " may be open at a time from one address";
    return new Problem(
            HttpStatus.TOO_MANY_REQUESTS,
            "too_many_jobs",
            "At most "
                + jobs
                + whose
                + ". Wait until one has ended, or cancel one, and start again.")
        .retryAfter(RETRY_AFTER);
  }
}
