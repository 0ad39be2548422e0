package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BattlePauseTests {
  private static final Intent PAUSE = new Intent(1, "ann", "lunch");
  private static final Intent RESUME = new Intent(2, "bob", null);

  @RegisterExtension final BattleStage stage = new BattleStage();

  private final Gate gate = new Gate();
  private final FakeBattle battle = new FakeBattle(SampleRules.simulated(2)).at("opponent 1", gate);

  @Test
  void aPauseHoldsTheBattleAfterTheStepUnderWay() {
    BattleWorkflow workflow = pausedInTheFirstStep();

    assertThat(battle.attempts()).containsExactly("begin", "opponent 1", "paused");
    assertThat(battle.holds()).containsExactly(PAUSE);
    assertThat(workflow.status())
        .extracting(BattleStatus::messageCount, BattleStatus::doing, BattleStatus::held)
        .containsExactly(1, null, PAUSE);
  }

  @Test
  void aPausedBattleGoesOnWhereItStood() {
    BattleWorkflow workflow = pausedInTheFirstStep();

    workflow.resume(RESUME);

    assertThat(BattleStage.endOf(workflow).reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(battle.attempts())
        .containsExactly("begin", "opponent 1", "paused", "resumed", "agent 2", "judge 2", "end");
    assertThat(battle.holds()).containsExactly(PAUSE, RESUME);
  }

  @Test
  void aLateResumeDoesNotUndoANewerPause() {
    BattleWorkflow workflow = begun();
    workflow.pause(new Intent(3, "ann", null));
    gate.open();
    BattleStage.awaitState(workflow, BattleState.PAUSED);

    workflow.resume(RESUME);

    assertThat(workflow.status().state()).isEqualTo(BattleState.PAUSED);
    workflow.resume(new Intent(4, "ann", null));
    assertThat(BattleStage.endOf(workflow).reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(battle.holds())
        .containsExactly(new Intent(3, "ann", null), new Intent(4, "ann", null));
  }

  @Test
  void aPauseThatIsTakenBackDuringTheStepHoldsNothing() {
    BattleWorkflow workflow = begun();
    workflow.pause(PAUSE);
    workflow.resume(RESUME);
    gate.open();

    assertThat(BattleStage.endOf(workflow).reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(battle.holds()).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // what the Temporal Web UI sends
  void signalsByHandNeedNoArgument() {
    BattleWorkflow workflow = begun();
    workflow.pause(null);
    gate.open();
    BattleStage.awaitState(workflow, BattleState.PAUSED);

    stage.signal("resume");

    assertThat(BattleStage.endOf(workflow).reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(battle.holds()).containsExactly(Intent.BY_HAND, Intent.BY_HAND);
  }

  @Test
  void aSignalThatCannotBeReadIsPassedOver() {
    BattleWorkflow workflow = begun();

    stage.signal("cancel", "please");
    gate.open();

    assertThat(BattleStage.endOf(workflow).reason()).isEqualTo(EndedReason.LIMIT);
  }

  @Test
  void aPauseThatComesBeforeTheFirstStepCounts() {
    FakeBattle unopened = new FakeBattle(SampleRules.simulated(2));
    BattleWorkflow workflow = stage.accept(unopened);
    workflow.pause(PAUSE);
    stage.raise();
    BattleStage.awaitState(workflow, BattleState.PAUSED);

    assertThat(unopened.attempts()).containsExactly("begin", "paused");
    workflow.resume(RESUME);
    assertThat(BattleStage.endOf(workflow).reason()).isEqualTo(EndedReason.LIMIT);
  }

  private BattleWorkflow pausedInTheFirstStep() {
    BattleWorkflow workflow = begun();
    workflow.pause(PAUSE);
    gate.open();
    BattleStage.awaitState(workflow, BattleState.PAUSED);
    return workflow;
  }

  private BattleWorkflow begun() {
    BattleWorkflow workflow = stage.begin(battle);
    gate.awaitReached();
    return workflow;
  }
}
