package dev.gauntlet.storage.job;

import org.jspecify.annotations.Nullable;

/**
 * How many jobs may be open at a time: battles that stand alone, and runs, each of which is one
 * job.
 *
 * @param from where a job is started from, to tell callers apart; stored while it is open
 * @param perCaller how many from there, at least 1, or null for any number
 * @param inAll how many from anywhere, at least 1, or null for any number
 */
public record JobCaps(String from, @Nullable Integer perCaller, @Nullable Integer inAll) {

  /** Checks the numbers. */
  public JobCaps {
    if (perCaller != null && perCaller < 1 || inAll != null && inAll < 1) {
      throw new IllegalArgumentException(
          "a cap is at least 1, but is " + perCaller + " for a caller and " + inAll + " in all");
    }
  }

  boolean unlimited() {
    return perCaller == null && inAll == null;
  }
}
