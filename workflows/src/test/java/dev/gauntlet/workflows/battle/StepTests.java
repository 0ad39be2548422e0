package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.Spent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepTests {

  @Test
  void theOpponentBegins() {
    assertThat(Step.next(SampleRules.simulated(20), Standing.START))
        .isEqualTo(new Step.OpponentTurn(1));
  }

  @Test
  void aGivenOpeningIsAnsweredByTheAgent() {
    assertThat(Step.next(SampleRules.opened(20), said(1))).isEqualTo(new Step.AgentTurn(2));
  }

  @Test
  void anAgentMessageIsJudgedBeforeAnythingElse() {
    assertThat(Step.next(SampleRules.simulated(20), said(2))).isEqualTo(new Step.Judging(2));
    assertThat(Step.next(SampleRules.simulated(20), said(2, Verdict.NOT_YET).said(4, false)))
        .isEqualTo(new Step.Judging(4));
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_YET", "UNPARSABLE"})
  void theOpponentGoesOnAfterAVerdictThatIsNotReached(Verdict verdict) {
    assertThat(Step.next(SampleRules.simulated(20), said(2, verdict)))
        .isEqualTo(new Step.OpponentTurn(3));
  }

  @Test
  void aReachedVerdictIsTheGoal() {
    assertThat(Step.next(SampleRules.simulated(20), said(2, Verdict.REACHED)))
        .isEqualTo(new Step.End(EndedReason.GOAL));
  }

  @Test
  void theLastMessageIsJudgedBeforeTheLimitCounts() {
    BattleRules rules = SampleRules.simulated(4);

    assertThat(Step.next(rules, said(4))).isEqualTo(new Step.Judging(4));
    assertThat(Step.next(rules, said(4, Verdict.REACHED)))
        .isEqualTo(new Step.End(EndedReason.GOAL));
    assertThat(Step.next(rules, said(4, Verdict.NOT_YET)))
        .isEqualTo(new Step.End(EndedReason.LIMIT));
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_YET", "UNPARSABLE"})
  void noOpponentTurnIsBoughtWhoseAnswerWouldNotFit(Verdict verdict) {
    assertThat(Step.next(SampleRules.simulated(5), said(4, verdict)))
        .isEqualTo(new Step.End(EndedReason.LIMIT));
    assertThat(Step.next(SampleRules.simulated(6), said(4, verdict)))
        .isEqualTo(new Step.OpponentTurn(5));
  }

  @Test
  void aLimitOfOneHasNoRoomForAnExchange() {
    assertThat(Step.next(SampleRules.simulated(1), Standing.START))
        .isEqualTo(new Step.End(EndedReason.LIMIT));
    assertThat(Step.next(SampleRules.opened(1), said(1)))
        .isEqualTo(new Step.End(EndedReason.LIMIT));
  }

  @Test
  void aLimitOfTwoIsOneExchange() {
    BattleRules rules = SampleRules.simulated(2);

    assertThat(Step.next(rules, Standing.START)).isEqualTo(new Step.OpponentTurn(1));
    assertThat(Step.next(rules, said(1))).isEqualTo(new Step.AgentTurn(2));
    assertThat(Step.next(rules, said(2))).isEqualTo(new Step.Judging(2));
    assertThat(Step.next(rules, said(2, Verdict.NOT_YET)))
        .isEqualTo(new Step.End(EndedReason.LIMIT));
  }

  @Test
  void aScriptEndsWithItsLastLine() {
    BattleRules rules = SampleRules.scripted(2, 20);

    assertThat(Step.next(rules, Standing.START)).isEqualTo(new Step.OpponentTurn(1));
    assertThat(Step.next(rules, said(2, Verdict.NOT_YET))).isEqualTo(new Step.OpponentTurn(3));
    assertThat(Step.next(rules, said(4, Verdict.NOT_YET)))
        .isEqualTo(new Step.End(EndedReason.LIMIT));
  }

  @Test
  void anOpeningIsNotOneOfTheScriptsLines() {
    BattleRules rules = SampleRules.openedScript(1, 20);

    assertThat(Step.next(rules, said(1))).isEqualTo(new Step.AgentTurn(2));
    assertThat(Step.next(rules, said(2, Verdict.NOT_YET))).isEqualTo(new Step.OpponentTurn(3));
    assertThat(rules.lineFor(3)).isZero();
    assertThat(Step.next(rules, said(4, Verdict.NOT_YET)))
        .isEqualTo(new Step.End(EndedReason.LIMIT));
  }

  @Test
  void aScriptWithoutLinesSaysNothing() {
    assertThat(Step.next(SampleRules.scripted(0, 20), Standing.START))
        .isEqualTo(new Step.End(EndedReason.LIMIT));
    assertThat(Step.next(SampleRules.openedScript(0, 20), said(2, Verdict.NOT_YET)))
        .isEqualTo(new Step.End(EndedReason.LIMIT));
  }

  @Test
  void theMessageLimitHoldsForAScriptToo() {
    assertThat(Step.next(SampleRules.scripted(9, 3), said(2, Verdict.NOT_YET)))
        .isEqualTo(new Step.End(EndedReason.LIMIT));
  }

  @Test
  void anOpponentThatLeavesIsNotAnswered() {
    assertThat(Step.next(SampleRules.simulated(20), said(2, Verdict.NOT_YET).said(3, true)))
        .isEqualTo(new Step.End(EndedReason.ABANDONED));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void noStepIsBoughtWhenTheTimeIsUsedUp(int said) {
    assertThat(Step.next(SampleRules.timed(20, 1_000), after(1_000, said(said))))
        .isEqualTo(new Step.End(EndedReason.TIMEOUT));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aStepIsBoughtInTheLastMillisecond(int said) {
    assertThat(Step.next(SampleRules.timed(20, 1_000), after(999, said(said))))
        .isNotEqualTo(new Step.End(EndedReason.TIMEOUT));
  }

  @Test
  void theTimeOfAllSidesCounts() {
    Standing third =
        said(2)
            .spent(CallPurpose.AGENT, active(400))
            .spent(CallPurpose.OPPONENT, active(300))
            .spent(CallPurpose.JUDGE, active(300));

    assertThat(Step.next(SampleRules.timed(20, 1_000), third))
        .isEqualTo(new Step.End(EndedReason.TIMEOUT));
  }

  @Test
  void aGoalThatWasReachedIsNotLostToTheTime() {
    assertThat(Step.next(SampleRules.timed(20, 1_000), after(5_000, said(2, Verdict.REACHED))))
        .isEqualTo(new Step.End(EndedReason.GOAL));
  }

  @Test
  void whatEndsABattleAnywayIsNotATimeout() {
    BattleRules rules = SampleRules.timed(2, 1_000);

    assertThat(Step.next(rules, after(5_000, said(2, Verdict.NOT_YET))))
        .isEqualTo(new Step.End(EndedReason.LIMIT));
    assertThat(Step.next(rules, after(5_000, Standing.START.said(1, true))))
        .isEqualTo(new Step.End(EndedReason.ABANDONED));
  }

  private static Standing said(int messages) {
    return Standing.START.said(messages, false);
  }

  private static Standing said(int messages, Verdict verdict) {
    return said(messages).judged(messages, verdict);
  }

  private static Standing after(long activeMs, Standing standing) {
    return standing.spent(CallPurpose.AGENT, active(activeMs));
  }

  private static Spent active(long activeMs) {
    return new Spent(1, 1, 1L, 1, 0, activeMs, 0, false);
  }
}
