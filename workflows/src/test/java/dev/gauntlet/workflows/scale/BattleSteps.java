package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.battle.BattleResult;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** What a {@link PlayedBattle} reads from its row and writes there. */
@ActivityInterface(namePrefix = "Battle")
public interface BattleSteps {

  /** What the first step of a battle reads. */
  record Begun(@Nullable BattleResult ended, Order order, Wanted wanted, @Nullable Intent intent) {}

  /** Marks the row as begun unless it has ended. */
  Begun begin(String conversationId);

  /** Ends the row unless it has ended, and returns its end. */
  BattleResult end(String conversationId, Ending ending);
}
