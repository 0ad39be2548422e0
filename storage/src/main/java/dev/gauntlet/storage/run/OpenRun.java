package dev.gauntlet.storage.run;

import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;

/**
 * A run that has not ended, as the sweeper sees it.
 *
 * @param id the run
 * @param generation how often it was begun anew
 * @param summary one line without anything that was said
 * @param wanted what somebody last wanted of it
 * @param intent who wanted it and why
 * @param deliveredVersion the last intent that its workflow was told of
 */
public record OpenRun(
    String id, int generation, String summary, Wanted wanted, Intent intent, int deliveredVersion) {

  /** Whether its workflow has not been told of the last intent. */
  public boolean hasUndeliveredIntent() {
    return deliveredVersion < intent.version();
  }
}
