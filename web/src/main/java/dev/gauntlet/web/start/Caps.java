package dev.gauntlet.web.start;

import dev.gauntlet.storage.job.JobCaps;
import dev.gauntlet.web.door.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How much one caller may ask for. What is not set depends on the caller: the owner of a server on
 * loopback may have as many jobs as they like, anybody elsewhere three, with ten battles a run.
 *
 * @param maxBattlesPerRun the most battles of a run, 1 to 10,000
 * @param maxOpenJobsPerIp how many battles that stand alone and runs may be open from one address,
 *     0 for any number
 * @param maxOpenJobs how many may be open from all addresses, 0 or null for any number
 */
@ConfigurationProperties("gauntlet.caps")
public record Caps(
    @Nullable Integer maxBattlesPerRun,
    @Nullable Integer maxOpenJobsPerIp,
    @Nullable Integer maxOpenJobs) {

  private static final int MOST_BATTLES = 10_000;
  private static final int ANONYMOUS_BATTLES = 10;
  private static final int ANONYMOUS_JOBS = 3;

  /** Checks the numbers. */
  public Caps {
    check("max-battles-per-run", maxBattlesPerRun, 1, MOST_BATTLES);
    check("max-open-jobs-per-ip", maxOpenJobsPerIp, 0, Integer.MAX_VALUE);
    check("max-open-jobs", maxOpenJobs, 0, Integer.MAX_VALUE);
  }

  private static void check(String name, @Nullable Integer value, int least, int most) {
    if (value != null && (value < least || value > most)) {
      throw new IllegalArgumentException(
          "gauntlet.caps."
              + name
              + " must be between "
              + least
              + " and "
              + most
              + ", but is "
              + value);
    }
  }

  /** The most battles of a run that this caller may start. */
  public int battlesPerRun(Caller caller) {
    if (maxBattlesPerRun != null) {
      return maxBattlesPerRun;
    }
    return caller.owner() ? MOST_BATTLES : ANONYMOUS_BATTLES;
  }

  /** How many jobs may be open when this caller starts one. */
  public JobCaps jobs(Caller caller) {
    Integer perIp =
        maxOpenJobsPerIp != null ? maxOpenJobsPerIp : caller.owner() ? null : ANONYMOUS_JOBS;
    return new JobCaps(caller.address(), limit(perIp), limit(maxOpenJobs));
  }

  private static @Nullable Integer limit(@Nullable Integer cap) {
    return cap == null || cap == 0 ? null : cap;
  }
}
