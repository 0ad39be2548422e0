package dev.gauntlet.storage.battle;

import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import org.jspecify.annotations.Nullable;

/**
 * A battle that has not ended, as the sweeper sees it.
 *
 * @param id the battle
 * @param generation how often it was retried
 * @param run its place in a run, whose workflow starts it, or null when it stands alone
 * @param summary one line without anything that was said
 * @param wanted what somebody last wanted of it
 * @param intent who wanted it and why
 * @param deliveredVersion the last intent that its workflow was told of
 */
public record OpenBattle(
    String id,
    int generation,
    BattleRow.@Nullable PlaceInRun run,
    String summary,
    Wanted wanted,
    Intent intent,
    int deliveredVersion) {

  /** Whether its workflow has not been told of the last intent. */
  public boolean hasUndeliveredIntent() {
    return deliveredVersion < intent.version();
  }
}
