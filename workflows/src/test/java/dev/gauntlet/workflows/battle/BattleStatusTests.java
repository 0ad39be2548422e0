package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.Usage;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the query says in each phase of a battle. */
class BattleStatusTests {
  @RegisterExtension final BattleStage stage = new BattleStage();

  private final Gate gate = new Gate();

  @ParameterizedTest
  @CsvSource({"opponent 1, OPPONENT, 1, 0", "agent 2, AGENT, 2, 1", "judge 2, JUDGE, 2, 2"})
  void aRunningBattleSaysWhatItIsDoing(String step, CallPurpose purpose, int seq, int said) {
    BattleWorkflow workflow = stage.begin(new FakeBattle(SampleRules.simulated(2)).at(step, gate));
    gate.awaitReached();

    BattleStatus status = workflow.status();

    assertThat(status.state()).isEqualTo(BattleState.RUNNING);
    assertThat(status.messageCount()).isEqualTo(said);
    assertThat(status.endedReason()).isNull();
    BattleStatus.Doing doing = Objects.requireNonNull(status.doing());
    assertThat(doing.purpose()).isEqualTo(purpose);
    assertThat(doing.seq()).isEqualTo(seq);
    assertThat(doing.sinceMs()).isEqualTo(status.updatedAtMs()).isLessThanOrEqualTo(stage.now());
  }

  @Test
  void aRunningBattleSaysWhatItUsedAndWhatTheJudgeSaid() {
    BattleWorkflow workflow =
        stage.begin(
            new FakeBattle(SampleRules.simulated(4)).unreadableAt("judge 2").at("agent 4", gate));
    gate.awaitReached();

    assertThat(workflow.status())
        .extracting(
            BattleStatus::messageCount,
            BattleStatus::judgedSeq,
            BattleStatus::lastVerdict,
            BattleStatus::usage)
        .containsExactly(3, 2, Verdict.NOT_YET, FakeBattle.usage(1, 2, 2));
  }

  @Test
  void anEndedBattleDoesNothing() {
    BattleWorkflow workflow =
        stage.begin(new FakeBattle(SampleRules.simulated(20)).reachingTheGoalAt(2));

    BattleStage.endOf(workflow);

    BattleStatus status = workflow.status();
    assertThat(status)
        .isEqualTo(
            new BattleStatus(
                BattleState.COMPLETED,
                2,
                2,
                Verdict.REACHED,
                FakeBattle.usage(1, 1, 1),
                null,
                null,
                EndedReason.GOAL,
                null,
                null,
                status.updatedAtMs()));
  }

  @Test
  void aFailedBattleDoesNothingAndSaysWhatFailed() {
    BattleWorkflow workflow =
        stage.begin(
            new FakeBattle(SampleRules.simulated(20))
                .at("agent 2", FakeBattle.failing(FailureType.AUTHENTICATION)));

    BattleStage.endOf(workflow);

    BattleStatus status = workflow.status();
    assertThat(status.doing()).isNull();
    assertThat(status)
        .extracting(
            BattleStatus::state,
            BattleStatus::endedReason,
            BattleStatus::failure,
            BattleStatus::sentence)
        .containsExactly(
            BattleState.FAILED,
            EndedReason.ERROR,
            FailureType.AUTHENTICATION,
            FakeBattle.sentence(FailureType.AUTHENTICATION));
  }

  @Test
  void aCancelledBattleDoesNothingAndSaysWhoCancelledIt() {
    Intent cancel = new Intent(1, "ann", "too dear");
    BattleWorkflow workflow =
        stage.begin(new FakeBattle(SampleRules.simulated(20)).at("agent 2", gate));
    gate.awaitReached();
    workflow.cancel(cancel);

    BattleStage.endOf(workflow);

    assertThat(workflow.status())
        .extracting(
            BattleStatus::state,
            BattleStatus::doing,
            BattleStatus::held,
            BattleStatus::endedReason,
            BattleStatus::usage)
        .containsExactly(
            BattleState.CANCELLED,
            null,
            cancel,
            EndedReason.MANUAL,
            Usage.NOTHING.plus(CallPurpose.OPPONENT, FakeBattle.EACH));
  }
}
