package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.Spent;
import io.temporal.client.WorkflowFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Every way in which a battle ends by its own rules. */
class BattleEndTests {
  @RegisterExtension final BattleStage stage = new BattleStage();

  @Test
  void aBattleEndsAtTheGoal() {
    FakeBattle battle = new FakeBattle(SampleRules.simulated(20)).reachingTheGoalAt(4);

    BattleResult result = stage.play(battle);

    assertThat(result).isEqualTo(new BattleResult(FakeBattle.ID, EndedReason.GOAL, null, null, 4));
    assertThat(battle.attempts())
        .containsExactly(
            "begin", "opponent 1", "agent 2", "judge 2", "opponent 3", "agent 4", "judge 4", "end");
  }

  @Test
  void aGivenOpeningIsNotBought() {
    FakeBattle battle = new FakeBattle(SampleRules.opened(20)).reachingTheGoalAt(2);

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.GOAL);
    assertThat(battle.attempts()).containsExactly("begin", "agent 2", "judge 2", "end");
  }

  @Test
  void aBattleEndsWhenItsMessagesAreUsedUp() {
    FakeBattle battle = new FakeBattle(SampleRules.simulated(3));

    BattleResult result = stage.play(battle);

    assertThat(result.reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(result.messageCount()).isEqualTo(2);
    assertThat(battle.attempts()).endsWith("judge 2", "end");
  }

  @Test
  void aBattleEndsWhenItsScriptIsUsedUp() {
    FakeBattle battle = new FakeBattle(SampleRules.scripted(2, 20));

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(battle.attempts())
        .containsExactly(
            "begin", "line 1", "agent 2", "rule 2", "line 3", "agent 4", "rule 4", "end");
  }

  @Test
  void aGoalMayBeFoundByARuleAlone() {
    FakeBattle battle = new FakeBattle(SampleRules.scripted(5, 20)).reachingTheGoalAt(2);

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.GOAL);
    assertThat(battle.attempts()).containsExactly("begin", "line 1", "agent 2", "rule 2", "end");
  }

  @Test
  void aBattleEndsWhenTheOpponentLeaves() {
    FakeBattle battle = new FakeBattle(SampleRules.simulated(20)).leavingAt(3);

    BattleResult result = stage.play(battle);

    assertThat(result.reason()).isEqualTo(EndedReason.ABANDONED);
    assertThat(result.messageCount()).isEqualTo(3);
    assertThat(battle.attempts()).endsWith("opponent 3", "end");
  }

  @Test
  void aBattleEndsWhenTheNextCallCouldPassItsBudget() {
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(20))
            .at("agent 2", FakeBattle.failing(FailureType.BUDGET_SPENT));

    BattleResult result = stage.play(battle);

    assertThat(result)
        .isEqualTo(
            new BattleResult(
                FakeBattle.ID,
                EndedReason.BUDGET,
                null,
                FakeBattle.sentence(FailureType.BUDGET_SPENT),
                1));
    assertThat(battle.attempts()).endsWith("agent 2", "end");
  }

  @Test
  void aBattleEndsWhenItsActiveTimeIsUsedUpBetweenSteps() {
    FakeBattle battle = new FakeBattle(SampleRules.timed(20, 2_000));

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.TIMEOUT);
    assertThat(battle.attempts()).containsExactly("begin", "opponent 1", "agent 2", "end");
  }

  @Test
  void aBattleEndsWhenItsActiveTimeIsUsedUpDuringAStep() {
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(20))
            .at("judge 2", FakeBattle.failing(FailureType.TIME_SPENT));

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"BUDGET_SPENT", "TIME_SPENT", "CANCELLED"},
      mode = Mode.EXCLUDE)
  void aFailureForGoodEndsInErrorAndStillGivesAResult(FailureType type) {
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(20)).at("agent 2", FakeBattle.failing(type));

    BattleResult result = stage.play(battle);

    assertThat(result)
        .isEqualTo(
            new BattleResult(FakeBattle.ID, EndedReason.ERROR, type, FakeBattle.sentence(type), 1));
    assertThat(battle.attempts()).containsExactly("begin", "opponent 1", "agent 2", "end");
  }

  @Test
  void aBattleThatCannotBeginEndsInError() {
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(20))
            .at("begin", FakeBattle.failing(FailureType.INTERNAL));

    assertThat(stage.play(battle).failure()).isEqualTo(FailureType.INTERNAL);
    assertThat(battle.attempts()).containsExactly("begin", "end");
  }

  @Test
  void aBattleWithoutARowFailsInTemporalInsteadOfTryingForEver() {
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(20))
            .at("begin", FakeBattle.failing(FailureType.INTERNAL))
            .at("end", FakeBattle.failing(FailureType.INTERNAL));

    assertThatThrownBy(() -> stage.play(battle)).isInstanceOf(WorkflowFailedException.class);
    assertThat(battle.attempts()).containsExactly("begin", "end");
  }

  @Test
  void anAnswerOfTheJudgeThatCannotBeReadIsRepaired() {
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(20)).reachingTheGoalAt(2).unreadableAt("judge 2");

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.GOAL);
    assertThat(battle.attempts()).endsWith("agent 2", "judge 2", "repair 2", "end");
  }

  @Test
  void aVerdictThatCannotBeReadAfterTheRepairIsNoError() {
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(4))
            .reachingTheGoalAt(4)
            .unreadableAt("judge 2", "repair 2");

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.GOAL);
    assertThat(battle.attempts())
        .containsSequence("judge 2", "repair 2", "opponent 3", "agent 4", "judge 4", "end");
  }

  @Test
  void anUnknownCostStaysUnknown() {
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(2))
            .costing(new Spent(100, 20, null, 1, 0, 1_000, 0, false));
    BattleWorkflow workflow = stage.begin(battle);

    BattleStage.endOf(workflow);

    assertThat(workflow.status().usage().total())
        .isEqualTo(new Spent(300, 60, null, 3, 0, 3_000, 0, false));
  }

  @Test
  void theEndIsRecordedOnceThoughTheRecordingIsRepeated() {
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(2))
            .at("end", FakeBattle.breaking("no database"), FakeBattle.breaking("no database"));

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(battle.attempts()).endsWith("end", "end", "end");
    assertThat(battle.endings()).containsExactly(Ending.of(EndedReason.LIMIT));
  }

  @Test
  void theRowDecidesWhichOfTwoEndsItWas() {
    FakeBattle battle = new FakeBattle(SampleRules.simulated(2));
    battle.at("judge 2", () -> battle.endedBy(EndedReason.MANUAL));
    BattleWorkflow workflow = stage.begin(battle);

    assertThat(BattleStage.endOf(workflow).reason()).isEqualTo(EndedReason.MANUAL);
    assertThat(workflow.status().state()).isEqualTo(BattleState.CANCELLED);
    assertThat(battle.endings()).isEmpty();
  }
}
