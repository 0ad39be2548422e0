package dev.gauntlet.storage.run;

import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.Spent;
import dev.gauntlet.workflows.Usage;

/**
 * What a run used.
 *
 * @param battles its battles, by purpose
 * @param summary the run itself, for its summary
 */
public record UsageOfRun(Usage battles, Spent summary) {

  /** Nothing was used. */
  public static final UsageOfRun NOTHING = new UsageOfRun(Usage.NOTHING, Spent.NOTHING);

  /** This and more. */
  UsageOfRun plus(CallPurpose purpose, Spent spent) {
    return purpose == CallPurpose.SUMMARY
        ? new UsageOfRun(battles, summary.plus(spent))
        : new UsageOfRun(battles.plus(purpose, spent), summary);
  }

  /** All purposes together. */
  public Spent total() {
    return battles.total().plus(summary);
  }
}
