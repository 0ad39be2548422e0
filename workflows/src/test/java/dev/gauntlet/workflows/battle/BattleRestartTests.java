package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.battle.Standing.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A workflow that begins where an earlier one stood, as after a restart of embedded Temporal. */
class BattleRestartTests {
  private static final Intent PAUSE = new Intent(3, "ann", "lunch");

  @RegisterExtension final BattleStage stage = new BattleStage();

  @Test
  void aBattleGoesOnAtTheAgentsTurn() {
    FakeBattle battle = left(3, Wanted.RUN);

    assertThat(stage.play(battle).messageCount()).isEqualTo(4);
    assertThat(battle.attempts()).containsExactly("begin", "agent 4", "judge 4", "end");
  }

  @Test
  void aBattleGoesOnAtTheOpponentsTurn() {
    FakeBattle battle = left(2, Wanted.RUN);

    assertThat(stage.play(battle).messageCount()).isEqualTo(4);
    assertThat(battle.attempts())
        .containsExactly("begin", "opponent 3", "agent 4", "judge 4", "end");
  }

  @Test
  void aMessageWhoseVerdictIsMissingIsJudgedFirst() {
    Standing unjudged = FakeBattle.left(3, Wanted.RUN, null).said(4, false);
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(20)).standingAt(unjudged).reachingTheGoalAt(4);

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.GOAL);
    assertThat(battle.attempts()).containsExactly("begin", "judge 4", "end");
  }

  @Test
  void aScriptGoesOnAtTheRightLine() {
    FakeBattle battle =
        new FakeBattle(SampleRules.openedScript(2, 20))
            .standingAt(FakeBattle.left(4, Wanted.RUN, null));

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(battle.attempts()).containsExactly("begin", "line 5", "agent 6", "rule 6", "end");
  }

  @Test
  void whatWasUsedBeforeCountsOn() {
    BattleWorkflow workflow = stage.begin(left(3, Wanted.RUN));

    BattleStage.endOf(workflow);

    assertThat(workflow.status().usage()).isEqualTo(FakeBattle.usage(2, 2, 2));
  }

  @Test
  void anOpponentThatLeftBeforeIsNotAnswered() {
    Standing gone = FakeBattle.left(2, Wanted.RUN, null).said(3, true);
    FakeBattle battle = new FakeBattle(SampleRules.simulated(20)).standingAt(gone);

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.ABANDONED);
    assertThat(battle.attempts()).containsExactly("begin", "end");
  }

  @Test
  void aPausedBattleIsStillPaused() {
    FakeBattle battle = left(3, Wanted.PAUSE);
    BattleWorkflow workflow = stage.begin(battle);
    BattleStage.awaitState(workflow, BattleState.PAUSED);

    assertThat(workflow.status().held()).isEqualTo(PAUSE);
    assertThat(battle.attempts()).containsExactly("begin", "paused");
    workflow.resume(new Intent(4, "ann", null));
    assertThat(BattleStage.endOf(workflow).reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(battle.attempts())
        .containsExactly("begin", "paused", "resumed", "agent 4", "judge 4", "end");
  }

  @Test
  void aBattleThatWasToBeCancelledIsCancelled() {
    FakeBattle battle = left(3, Wanted.CANCEL);

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.MANUAL);
    assertThat(battle.attempts()).containsExactly("begin", "end");
    assertThat(battle.endings())
        .containsExactly(new Ending(EndedReason.MANUAL, null, "lunch", "ann"));
  }

  @Test
  void aBattleThatHasEndedReturnsItsEndAtOnce() {
    FakeBattle battle = left(4, Wanted.RUN).endedBy(EndedReason.GOAL);
    BattleWorkflow workflow = stage.begin(battle);

    BattleResult result = BattleStage.endOf(workflow);

    assertThat(result).isEqualTo(new BattleResult(FakeBattle.ID, EndedReason.GOAL, null, null, 4));
    assertThat(battle.attempts()).containsExactly("begin");
    assertThat(workflow.status())
        .extracting(BattleStatus::state, BattleStatus::endedReason, BattleStatus::messageCount)
        .containsExactly(BattleState.COMPLETED, EndedReason.GOAL, 4);
  }

  private static FakeBattle left(int messages, Wanted wanted) {
    return new FakeBattle(SampleRules.simulated(4))
        .standingAt(FakeBattle.left(messages, wanted, wanted == Wanted.RUN ? null : PAUSE));
  }
}
