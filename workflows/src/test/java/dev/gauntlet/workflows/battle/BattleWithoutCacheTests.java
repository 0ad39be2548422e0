package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.FailureType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every step replays the whole history, as after each step a worker might be replaced. */
class BattleWithoutCacheTests {
  @RegisterExtension final BattleStage stage = new BattleStage(0);

  @Test
  void aBattleIsPlayedTheSameWhenEveryStepBeginsWithAReplay() {
    Gate gate = new Gate();
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(20))
            .reachingTheGoalAt(4)
            .unreadableAt("judge 2")
            .at("opponent 3", FakeBattle.failing(FailureType.OVERLOADED, Duration.ofMillis(50)))
            .at("agent 4", gate);
    BattleWorkflow workflow = stage.begin(battle);
    gate.awaitReached();
    workflow.pause(new Intent(1, "ann", null));
    gate.open();
    BattleStage.awaitState(workflow, BattleState.PAUSED);
    workflow.resume(new Intent(2, "ann", null));

    assertThat(BattleStage.endOf(workflow).reason()).isEqualTo(EndedReason.GOAL);
    assertThat(battle.attempts())
        .containsExactly(
            "begin",
            "opponent 1",
            "agent 2",
            "judge 2",
            "repair 2",
            "opponent 3",
            "opponent 3",
            "agent 4",
            "paused",
            "resumed",
            "judge 4",
            "end");
  }
}
