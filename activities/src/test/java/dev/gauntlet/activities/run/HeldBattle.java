package dev.gauntlet.activities.run;

import dev.gauntlet.workflows.battle.BattleInput;
import dev.gauntlet.workflows.battle.BattleResult;
import dev.gauntlet.workflows.battle.BattleStatus;
import dev.gauntlet.workflows.battle.BattleWorkflow;
import dev.gauntlet.workflows.battle.Intent;
import io.temporal.workflow.Workflow;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A battle that takes no step, and writes down what it is told. */
public final class HeldBattle implements BattleWorkflow {
  static final Queue<String> TOLD = new ConcurrentLinkedQueue<>();

  @Override
  public BattleResult play(BattleInput input) {
    Workflow.await(() -> false);
    throw new IllegalStateException("it is held");
  }

  @Override
  public void pause(@Nullable Intent intent) {
    told("pause", intent);
  }

  @Override
  public void resume(@Nullable Intent intent) {
    told("resume", intent);
  }

  @Override
  public void cancel(@Nullable Intent intent) {
    told("cancel", intent);
  }

  @Override
  public void expire(@Nullable Intent intent) {
    told("expire", intent);
  }

  private static void told(String signal, @Nullable Intent intent) {
    TOLD.add(intent == null ? signal : signal + " " + intent.version() + " " + intent.by());
  }

  @Override
  public BattleStatus status() {
    throw new UnsupportedOperationException();
  }
}
