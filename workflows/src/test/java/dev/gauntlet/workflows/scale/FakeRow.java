package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.battle.BattleResult;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A battle's row of a {@link FakeRun}, which guards it. */
final class FakeRow {
  final int index;
  Order order = Order.lasting(Duration.ofHours(1));
  boolean begun;

  /** Whether a workflow of this stage began it. */
  boolean played;

  Wanted wanted = Wanted.RUN;
  @Nullable Intent intent;
  @Nullable Ending ending;

  FakeRow(int index) {
    this.index = index;
  }

  /** The newest wish counts, unless the battle has it already, or is to end. */
  void tell(Wanted wish, Intent by) {
    if (wish != wanted && !wanted.isFinal()) {
      wanted = wish;
      intent = new Intent(intent == null ? 1 : intent.version() + 1, by.by(), by.reason());
    }
  }

  boolean isPlaying() {
    return played && ending == null;
  }

  boolean isWaiting() {
    return !played && ending == null;
  }

  @Nullable BattleResult result(String id) {
    return ending == null
        ? null
        : new BattleResult(id, ending.reason(), ending.failure(), ending.sentence(), 2);
  }
}
