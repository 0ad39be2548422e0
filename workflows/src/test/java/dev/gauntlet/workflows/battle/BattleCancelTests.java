package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.workflows.FailureType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.CanceledFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BattleCancelTests {
  private static final Intent CANCEL = new Intent(5, "ann", "too dear");
  private static final Ending BY_ANN = new Ending(EndedReason.MANUAL, null, "too dear", "ann");
  private static final Ending BY_HAND = new Ending(EndedReason.MANUAL, null, null, "Temporal");

  @RegisterExtension final BattleStage stage = new BattleStage();

  private final Gate gate = new Gate();

  @Test
  void aCancelBeforeTheFirstStepBuysNothing() {
    FakeBattle battle = new FakeBattle(SampleRules.simulated(20));
    BattleWorkflow workflow = stage.accept(battle);
    workflow.cancel(CANCEL);
    stage.raise();

    assertThat(BattleStage.endOf(workflow).reason()).isEqualTo(EndedReason.MANUAL);
    assertThat(battle.attempts()).doesNotContain("opponent 1").endsWith("end");
    assertThat(battle.endings()).containsExactly(BY_ANN);
  }

  @Test
  void aNativeCancelBeforeTheFirstStepBuysNothing() {
    FakeBattle battle = new FakeBattle(SampleRules.simulated(20));
    BattleWorkflow workflow = stage.accept(battle);
    stage.cancelNatively();
    stage.raise();

    assertClosedAsCancelled(workflow, EndedReason.MANUAL);
    assertThat(battle.attempts()).doesNotContain("opponent 1").endsWith("end");
    assertThat(battle.endings()).containsExactly(BY_HAND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"opponent 1", "agent 2", "judge 2", "repair 2"})
  void aCancelDoesNotWaitForTheCallInFlight(String step) {
    FakeBattle battle = inFlight(step);
    BattleWorkflow workflow = stage.begin(battle);
    gate.awaitReached();

    workflow.cancel(CANCEL);

    BattleResult result = BattleStage.endOf(workflow);
    assertThat(result.reason()).isEqualTo(EndedReason.MANUAL);
    assertThat(result.sentence()).isEqualTo("too dear");
    assertThat(battle.attempts()).endsWith(step, "end");
    assertThat(battle.endings()).containsExactly(BY_ANN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"opponent 1", "agent 2", "judge 2"})
  void aNativeCancelDoesNotWaitForTheCallInFlight(String step) {
    FakeBattle battle = inFlight(step);
    BattleWorkflow workflow = stage.begin(battle);
    gate.awaitReached();

    stage.cancelNatively();

    assertClosedAsCancelled(workflow, EndedReason.MANUAL);
    assertThat(battle.attempts()).endsWith(step, "end");
    assertThat(battle.endings()).containsExactly(BY_HAND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"begin", "line 1", "rule 2"})
  void aCancelDuringAStepWithoutARequestEndsTheBattle(String step) {
    FakeBattle battle = new FakeBattle(SampleRules.scripted(3, 20)).at(step, gate);
    BattleWorkflow workflow = stage.begin(battle);
    gate.awaitReached();

    workflow.cancel(CANCEL);
    gate.open();

    assertThat(BattleStage.endOf(workflow).reason()).isEqualTo(EndedReason.MANUAL);
    assertThat(battle.endings()).containsExactly(BY_ANN);
  }

  @Test
  void aPausedBattleCanBeCancelled() {
    FakeBattle battle = paused();
    BattleWorkflow workflow = stage.begin(battle);
    BattleStage.awaitState(workflow, BattleState.PAUSED);

    workflow.cancel(CANCEL);

    assertThat(BattleStage.endOf(workflow).reason()).isEqualTo(EndedReason.MANUAL);
    assertThat(battle.attempts()).containsExactly("begin", "paused", "end");
    assertThat(battle.endings()).containsExactly(BY_ANN);
  }

  @Test
  void aPausedBattleCanBeCancelledNatively() {
    FakeBattle battle = paused();
    BattleWorkflow workflow = stage.begin(battle);
    BattleStage.awaitState(workflow, BattleState.PAUSED);

    stage.cancelNatively();

    assertClosedAsCancelled(workflow, EndedReason.MANUAL);
    assertThat(battle.attempts()).containsExactly("begin", "paused", "end");
    assertThat(battle.endings()).containsExactly(BY_HAND);
  }

  @Test
  void aCancelThatTheStepFoundInTheRowIsNoError() {
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(20))
            .at("agent 2", FakeBattle.failing(FailureType.CANCELLED));

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.MANUAL);
    assertThat(battle.attempts()).endsWith("agent 2", "end");
  }

  @Test
  void aCancelIsNotUndoneByAResume() {
    FakeBattle battle = new FakeBattle(SampleRules.simulated(20));
    BattleWorkflow workflow = stage.accept(battle);
    workflow.cancel(CANCEL);
    workflow.resume(new Intent(9, "bob", null));
    stage.raise();

    assertThat(BattleStage.endOf(workflow).reason()).isEqualTo(EndedReason.MANUAL);
    assertThat(battle.endings()).containsExactly(BY_ANN);
  }

  @Test
  void aCancelDuringTheRecordingOfTheEndDoesNotSkipIt() {
    FakeBattle battle = new FakeBattle(SampleRules.simulated(2)).at("end", gate);
    BattleWorkflow workflow = stage.begin(battle);
    gate.awaitReached();

    stage.cancelNatively();
    gate.open();

    assertClosedAsCancelled(workflow, EndedReason.LIMIT);
    assertThat(battle.endings()).containsExactly(Ending.of(EndedReason.LIMIT));
  }

  @Test
  @SuppressWarnings("NullAway") // what the Temporal Web UI sends
  void aCancelByHandNeedsNoArgument() {
    FakeBattle battle = inFlight("agent 2");
    BattleWorkflow workflow = stage.begin(battle);
    gate.awaitReached();

    workflow.cancel(null);

    assertThat(BattleStage.endOf(workflow).reason()).isEqualTo(EndedReason.MANUAL);
    assertThat(battle.endings()).containsExactly(BY_HAND);
  }

  private FakeBattle inFlight(String step) {
    return new FakeBattle(SampleRules.simulated(20)).unreadableAt("judge 2").at(step, gate);
  }

  private static FakeBattle paused() {
    return new FakeBattle(SampleRules.simulated(20))
        .standingAt(FakeBattle.left(3, Standing.Wanted.PAUSE, new Intent(1, "ann", "lunch")));
  }

  /**
   * The SDK closes a workflow as cancelled whatever it returns; the row and the query know more.
   */
  private static void assertClosedAsCancelled(BattleWorkflow workflow, EndedReason reason) {
    assertThatThrownBy(() -> BattleStage.endOf(workflow))
        .isInstanceOf(WorkflowFailedException.class)
        .hasCauseInstanceOf(CanceledFailure.class);
    assertThat(workflow.status().endedReason()).isEqualTo(reason);
    assertThat(workflow.status().state()).isEqualTo(reason.state());
  }
}
