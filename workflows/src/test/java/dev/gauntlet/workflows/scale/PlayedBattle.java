package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.battle.BattleInput;
import dev.gauntlet.workflows.battle.BattleResult;
import dev.gauntlet.workflows.battle.BattleStatus;
import dev.gauntlet.workflows.battle.BattleWorkflow;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Intents;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A battle that says nothing: it takes its time, does as it is told, and ends as ordered. */
public final class PlayedBattle implements BattleWorkflow {
  private final BattleSteps steps =
      Workflow.newLocalActivityStub(
          BattleSteps.class,
          LocalActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofMinutes(1)).build());
  private final Intents intents = new Intents();

  @Override
  public BattleResult play(BattleInput input) {
    BattleSteps.Begun begun = steps.begin(input.conversationId());
    if (begun.ended() != null) {
      return begun.ended();
    }
    if (begun.intent() != null) {
      intents.take(begun.wanted(), begun.intent());
    }
    takeTime(begun.order().lastsMs());
    if (intents.wanted().isFinal()) {
      Workflow.sleep(begun.order().lingersMs());
      return steps.end(input.conversationId(), Ending.of(intents.wanted(), intents.latest()));
    }
    if (begun.order().breaks()) {
      throw ApplicationFailure.newNonRetryableFailure("The battle broke.", "BROKEN");
    }
    return steps.end(input.conversationId(), Ending.spent(begun.order().end(), "It is over."));
  }

  private void takeTime(long lastsMs) {
    long left = lastsMs;
    while (left > 0 && !intents.wanted().isFinal()) {
      if (intents.wanted() == Wanted.PAUSE) {
        Workflow.await(() -> intents.wanted() != Wanted.PAUSE);
      } else {
        long since = Workflow.currentTimeMillis();
        Workflow.await(Duration.ofMillis(left), () -> intents.wanted() != Wanted.RUN);
        left -= Workflow.currentTimeMillis() - since;
      }
    }
  }

  @Override
  public void pause(@Nullable Intent intent) {
    intents.take(Wanted.PAUSE, intent);
  }

  @Override
  public void resume(@Nullable Intent intent) {
    intents.take(Wanted.RUN, intent);
  }

  @Override
  public void cancel(@Nullable Intent intent) {
    intents.take(Wanted.CANCEL, intent);
  }

  @Override
  public void expire(@Nullable Intent intent) {
    intents.take(Wanted.EXPIRE, intent);
  }

  @Override
  public BattleStatus status() {
    throw new IllegalStateException("nobody asks");
  }
}
