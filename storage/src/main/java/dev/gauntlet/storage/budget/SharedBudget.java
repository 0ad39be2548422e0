package dev.gauntlet.storage.budget;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A budget that many battles share.
 *
 * @param scope what it is kept under in the database
 * @param name what people call it, such as {@code the budget of 2026-11-24}
 * @param limitMicros how much may be spent, in micro-USD
 */
public record SharedBudget(String scope, String name, long limitMicros) {

  /** The budget of the whole installation for a day of UTC. */
  public static SharedBudget ofDay(LocalDate day, long limitMicros) {
    return new SharedBudget("day:" + day, "the installation's budget of " + day, limitMicros);
  }

  /** The budget of a run, for all its battles. */
  public static SharedBudget ofRun(String runId, long limitMicros) {
    return new SharedBudget(scopeOfRun(runId), "the budget of run " + runId, limitMicros);
  }

  /** What a run's budget is kept under. */
  public static String scopeOfRun(String runId) {
    return "run:" + runId;
  }

  /** Our own words about a call that would pass it. */
  public String sentence(long usedMicros, long worstMicros) {
    return "The next call could cost %s USD and pass %s: %s of %s USD are used."
        .formatted(usd(worstMicros), name, usd(usedMicros), usd(limitMicros));
  }

  private static String usd(long micros) {
    return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
  }
}
