package dev.gauntlet.storage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.report.RunReport.FailureGroup;
import dev.gauntlet.storage.report.RunReport.Percentiles;
import dev.gauntlet.storage.report.RunReport.Telling;
import dev.gauntlet.storage.report.RunReport.TurnCount;
import dev.gauntlet.workflows.battle.EndedReason;
import org.junit.jupiter.api.Test;

/** How long battles took, how they failed, and which to read. */
class RunPlayIT {
  private static final TestStore STORE = TestStore.create();
  private static final RunReports REPORTS = RunFixture.reports(STORE);

  @Test
  void turnsAreTheExchangesOfSuccesses() {
    RunFixture run = RunFixture.of(STORE, 6);
    int[] messages = {2, 4, 4, 5, 10, 8};
    for (int index = 0; index < messages.length; index++) {
      run.say(index, messages[index]);
    }
    run.end(EndedReason.GOAL, 0, 5).end(EndedReason.LIMIT, 5, 6);

    RunReport report = report(run);

    assertThat(report.turnsToGoal().histogram())
        .containsExactly(
            new TurnCount(1, 1), new TurnCount(2, 2), new TurnCount(3, 1), new TurnCount(5, 1));
    assertThat(report.turnsToGoal().p50()).isEqualTo(2);
    // Between 3 and 5, at 0.9 of four steps.
    assertThat(report.turnsToGoal().p90()).isEqualTo(4.2);
  }

  @Test
  void latencyIsThatOfWhatTheAgentsModelSaid() {
    RunFixture run = RunFixture.of(STORE, 1).say(0, 6);
    STORE
        .jdbc
        .sql("update messages set latency_ms = 9000 where battle_id = ? and role = 'user'")
        .param(run.battle(0))
        .update();

    // 200, 400 and 600 ms.
    assertThat(report(run).latencyMs()).isEqualTo(new Percentiles(400.0, 560.0, 596.0));
  }

  @Test
  void failuresAreGroupedByCodeTheMostFrequentFirst() {
    RunFixture run = RunFixture.of(STORE, 13);
    for (int index = 6; index < 12; index++) {
      run.end(index, EndedReason.ERROR, "NOT_FOUND", "There is no such model.");
    }
    run.end(12, EndedReason.ERROR, "AUTHENTICATION", "The key was refused.")
        .end(0, EndedReason.BUDGET, null, null)
        .end(1, EndedReason.BUDGET, null, "The budget of run x is used up.")
        .end(2, EndedReason.TIMEOUT, null, "600 s are over.")
        .end(3, EndedReason.MANUAL, null, "too dear")
        .end(4, EndedReason.GOAL, null, null)
        .end(5, EndedReason.LIMIT, null, null);

    assertThat(report(run).failures())
        .extracting(FailureGroup::code, FailureGroup::count, FailureGroup::sentence)
        .containsExactly(
            tuple("NOT_FOUND", 6, "There is no such model."),
            tuple("BUDGET", 2, "The budget of run x is used up."),
            tuple("AUTHENTICATION", 1, "The key was refused."),
            tuple("MANUAL", 1, "too dear"),
            tuple("TIMEOUT", 1, "600 s are over."));
    assertThat(report(run).failures().getFirst().examples())
        .containsExactly(
            run.battle(6), run.battle(7), run.battle(8), run.battle(9), run.battle(10));
  }

  @Test
  void aCancelWithoutAReasonHasNoSentence() {
    RunFixture run = RunFixture.of(STORE, 1).end(0, EndedReason.MANUAL, null, null);

    assertThat(report(run).failures().getFirst().sentence()).isNull();
  }

  @Test
  void battlesAreNamedThatAreWorthReadingFirst() {
    RunFixture run = RunFixture.of(STORE, 8);
    int[] messages = {6, 4, 4, 8, 10, 2, 2, 2};
    for (int index = 0; index < messages.length; index++) {
      run.say(index, messages[index]);
    }
    run.judge(4, 10, null).judge(7, 2, null);
    run.end(EndedReason.GOAL, 0, 3)
        .end(EndedReason.LIMIT, 3, 5)
        .end(5, EndedReason.ERROR, "NOT_FOUND", "")
        .end(6, EndedReason.TIMEOUT, null, "")
        .end(7, EndedReason.TIMEOUT, null, "");

    assertThat(report(run).telling())
        .containsExactly(
            new Telling(run.battle(1), "shortest success", 4),
            new Telling(run.battle(4), "longest miss", 10),
            new Telling(run.battle(6), "most frequent failure: TIMEOUT", 2),
            new Telling(run.battle(7), "a judgement that could not be read", 2));
  }

  @Test
  void aBattleThatSomebodyEndedIsNoFailure() {
    RunFixture run = RunFixture.of(STORE, 2);
    run.end(EndedReason.MANUAL, 0, 2);

    assertThat(report(run).telling()).isEmpty();
  }

  @Test
  void atMostSixBattlesAreNamedAndEachOnce() {
    RunFixture run = RunFixture.of(STORE, 12);
    for (int index = 0; index < 12; index++) {
      run.say(index, 2).judge(index, 2, null);
    }
    run.end(EndedReason.GOAL, 0, 4).end(EndedReason.LIMIT, 4, 8).end(EndedReason.TIMEOUT, 8, 12);

    assertThat(report(run).telling())
        .extracting(Telling::conversationId)
        .containsExactly(
            run.battle(0),
            run.battle(4),
            run.battle(8),
            run.battle(1),
            run.battle(2),
            run.battle(3));
  }

  private static RunReport report(RunFixture run) {
    return REPORTS.of(run.id).orElseThrow();
  }
}
