package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A battle that failed, and goes on in a workflow of its next generation. */
class BattleGenerationTests {
  @RegisterExtension final BattleStage stage = new BattleStage();

  @Test
  void aRetriedBattleGoesOnAtTheStepThatFailed() {
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(4))
            .at("agent 4", FakeBattle.failing(FailureType.AUTHENTICATION));
    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.ERROR);
    battle.retriedAt(FakeBattle.left(3, Wanted.RUN, null));

    BattleWorkflow again = start(1);

    assertThat(BattleStage.endOf(again).reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(battle.attempts())
        .containsExactly(
            "begin",
            "opponent 1",
            "agent 2",
            "judge 2",
            "opponent 3",
            "agent 4",
            "end",
            "begin",
            "agent 4",
            "judge 4",
            "end");
    assertThat(battle.endings())
        .extracting(Ending::reason)
        .containsExactly(EndedReason.ERROR, EndedReason.LIMIT);
  }

  @Test
  void aBattleThatWasNotRetriedIsNotStartedTwice() {
    stage.play(new FakeBattle(SampleRules.simulated(2)));

    assertThatThrownBy(() -> start(0)).isInstanceOf(WorkflowExecutionAlreadyStarted.class);
  }

  @Test
  void theWorkflowCarriesItsGenerationInItsMemo() {
    stage.play(new FakeBattle(SampleRules.simulated(2)));
    start(3);

    assertThat(
            stage
                .client()
                .newUntypedWorkflowStub(BattleWorkflows.id(FakeBattle.ID))
                .describe()
                .getMemo(BattleWorkflows.GENERATION, Integer.class))
        .isEqualTo(3);
  }

  private BattleWorkflow start(int generation) {
    BattleInput input = new BattleInput(FakeBattle.ID, generation);
    BattleWorkflow workflow =
        stage
            .client()
            .newWorkflowStub(
                BattleWorkflow.class, BattleWorkflows.startOptions(input, BattleStage.SUMMARY));
    WorkflowClient.start(workflow::play, input);
    return workflow;
  }
}
