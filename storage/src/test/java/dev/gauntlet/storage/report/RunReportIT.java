package dev.gauntlet.storage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.report.RunReport.Counts;
import dev.gauntlet.storage.report.RunReport.CriterionRate;
import dev.gauntlet.storage.report.RunReport.PassPoint;
import dev.gauntlet.storage.report.RunReport.Rate;
import dev.gauntlet.storage.report.RunReport.ScenarioRate;
import dev.gauntlet.storage.report.RunReport.Setup;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunReportIT {
  private static final TestStore STORE = TestStore.create();
  private static final RunReports REPORTS = RunFixture.reports(STORE);

  @Test
  void aRunThatIsNotThereHasNoReport() {
    assertThat(REPORTS.of("nowhere")).isEmpty();
  }

  @Test
  void beforeTheFirstEndEveryRateIsUnknown() {
    RunReport report = report(RunFixture.of(STORE, 3));

    assertThat(report.partial()).isTrue();
    assertThat(report.finished()).isZero();
    assertThat(report.endedReasons()).isEmpty();
    assertThat(report.rates())
        .isEqualTo(new RunReport.Rates(null, null, 0, null, null, null, null));
    assertThat(report.passAtK()).isEmpty();
    assertThat(report.failures()).isEmpty();
    assertThat(report.telling()).isEmpty();
    assertThat(report.turnsToGoal()).isEqualTo(new RunReport.TurnsToGoal(null, null, List.of()));
    assertThat(report.latencyMs()).isEqualTo(new RunReport.Percentiles(null, null, null));
    assertThat(report.criteria())
        .containsExactly(new CriterionRate("done", Criterion.Type.CONTAINS, true, null));
  }

  @Test
  void whatWasPlayedIsSaid() {
    RunReport report =
        report(
            RunFixture.of(
                STORE,
                1,
                """
                {"opponent": {"type": "simulated", "provider": "openai", "model": "gpt-4o",
                  "persona": "", "mayLeave": false, "fallbacks": []},
                 "judge": {"provider": "anthropic", "model": "sonnet", "fallbacks": [], "criteria": [
                   {"id": "kind", "type": "llm", "expect": "is kind", "required": true,
                    "negate": false}]}}
                """));

    assertThat(report.setup())
        .isEqualTo(
            new Setup(
                "openai",
                "gpt-4o-mini",
                "Be kind.",
                "a simulated user (gpt-4o)",
                "sonnet at anthropic",
                "a refund",
                10,
                42,
                null));
    assertThat(report(RunFixture.of(STORE, 1)).setup().judge()).isEqualTo("rules");
  }

  @Test
  void theRateIsOverCoveredBattlesAndTheOthersAreCoverage() {
    RunFixture run =
        RunFixture.of(STORE, 20)
            .end(EndedReason.GOAL, 0, 7)
            .end(EndedReason.LIMIT, 7, 9)
            .end(EndedReason.ABANDONED, 9, 10)
            .end(EndedReason.BUDGET, 10, 12)
            .end(EndedReason.TIMEOUT, 12, 13)
            .end(EndedReason.ERROR, 13, 15)
            .end(EndedReason.MANUAL, 15, 16);

    RunReport report = report(run);

    assertThat(report.counts()).isEqualTo(new Counts(7, 3, 3, 2, 1));
    assertThat(report.finished()).isEqualTo(16);
    assertThat(report.partial()).isTrue();
    assertThat(report.endedReasons())
        .containsOnly(
            entry("goal", 7),
            entry("limit", 2),
            entry("abandoned", 1),
            entry("budget", 2),
            entry("timeout", 1),
            entry("error", 2),
            entry("manual", 1));
    // Wilson's limits of 7 in 10.
    assertRate(report.rates().success(), 7, 10, 0.3968, 0.8922);
    assertThat(report.rates().coverage()).isEqualTo(10.0 / 16);
    assertThat(report.rates().worstCase()).isEqualTo(7.0 / 16);
    assertThat(report.rates().bestCase()).isEqualTo(13.0 / 16);
  }

  @Test
  void theCountsAreThoseOfTheBattlesByTheirEnd() {
    RunFixture run =
        RunFixture.of(STORE, 30)
            .scenario("a", "{}", 0, 13)
            .scenario("b", "{}", 13, 30)
            .end(EndedReason.GOAL, 3, 17)
            .end(EndedReason.ERROR, 17, 20)
            .end(EndedReason.ABANDONED, 20, 24);

    RunReport report = report(run);

    Map<String, Integer> byReason = new HashMap<>();
    STORE
        .jdbc
        .sql(
            """
            select ended_reason, count(*) as battles from battles
            where run_id = ? and ended_reason is not null group by 1
            """)
        .param(run.id)
        .query(row -> {
          byReason.put(row.getString("ended_reason"), row.getInt("battles"));
        });
    assertThat(report.endedReasons()).isEqualTo(byReason);
    assertThat(report.counts().ended()).isEqualTo(report.finished()).isEqualTo(21);
    assertThat(report.perScenario().stream().mapToInt(s -> s.counts().ended()).sum()).isEqualTo(21);
  }

  @Test
  void whereAllBattlesFailedNothingIsKnownOfTheAgent() {
    RunReport report = report(RunFixture.of(STORE, 4).end(EndedReason.ERROR, 0, 4));

    assertThat(report.partial()).isFalse();
    assertThat(report.rates().success()).isNull();
    assertThat(report.rates().coverage()).isZero();
    assertThat(report.rates().worstCase()).isZero();
    assertThat(report.rates().bestCase()).isEqualTo(1);
    assertThat(report.costPerSuccessMicros()).isNull();
  }

  @Test
  void aBattleThatGoesOnAfterAFailureIsNoFailureAnyMore() {
    RunFixture run = RunFixture.of(STORE, 2).end(EndedReason.ERROR, 0, 2);
    STORE
        .jdbc
        .sql(
            """
            update battles
            set generation = 1, state = 'queued', ended_reason = null, ended_at = null,
                error_type = null, error_message = null
            where id = ?
            """)
        .param(run.battle(0))
        .update();
    assertThat(report(run).counts()).isEqualTo(new Counts(0, 0, 0, 1, 0));

    run.end(EndedReason.GOAL, 0, 1);

    assertThat(report(run).counts()).isEqualTo(new Counts(1, 0, 0, 1, 0));
  }

  @Test
  void aCriterionCountsAtTheLastJudgedMessageOfCoveredBattles() {
    RunFixture run = RunFixture.of(STORE, 5);
    for (int index = 0; index < 5; index++) {
      run.say(index, 4);
    }
    run.judge(0, 2, false).judge(0, 4, true); // met in the end
    run.judge(1, 2, true).judge(1, 4, false); // met only before
    run.judge(2, 2, true); // its last judgement
    run.judge(3, 2, true).judge(3, 4, null); // could not be read
    run.judge(4, 4, true); // not covered
    run.end(EndedReason.GOAL, 0, 1).end(EndedReason.LIMIT, 1, 4).end(EndedReason.ERROR, 4, 5);

    CriterionRate done = report(run).criteria().getFirst();

    assertThat(done.id()).isEqualTo("done");
    assertThat(done.type()).isEqualTo(Criterion.Type.CONTAINS);
    assertThat(done.required()).isTrue();
    // Wilson's limits of 2 in 3.
    assertRate(done.rate(), 2, 3, 0.2077, 0.9385);
  }

  @Test
  void criteriaStandInTheOrderOfTheSpecWithThoseOfScenarios() {
    String judge =
        """
        {"judge": {"fallbacks": [], "criteria": [
          {"id": "z", "type": "regex", "expect": "z", "required": false, "negate": false},
          {"id": "%s", "type": "contains", "expect": "x", "required": true, "negate": true}]}}
        """;
    RunFixture run =
        RunFixture.of(STORE, 2, judge.formatted("base"))
            .scenario("first", "{}", 0, 1)
            .scenario("second", judge.formatted("own"), 1, 2);
    for (int index = 0; index < 2; index++) {
      run.say(index, 2)
          .judge(
              index,
              2,
              Verdict.NOT_YET,
              List.of(
                  RunFixture.result("z", true),
                  RunFixture.result(index == 0 ? "base" : "own", false)))
          .end(EndedReason.LIMIT, index, index + 1);
    }

    List<CriterionRate> criteria = report(run).criteria();

    assertThat(criteria).extracting(CriterionRate::id).containsExactly("z", "base", "own");
    assertThat(criteria).extracting(CriterionRate::required).containsExactly(false, true, true);
    assertThat(criteria)
        .extracting(c -> Objects.requireNonNull(c.rate()).n())
        .containsExactly(2, 1, 1);
  }

  @Test
  void scenariosStandInTheirOrderAlsoWithoutABattle() {
    RunFixture run =
        RunFixture.of(STORE, 3)
            .scenario("z", "{\"goal\": \"a refund at once\"}", 0, 2)
            .scenario("never", "{}", 0, 0)
            .scenario("a", "{}", 2, 3)
            .end(EndedReason.GOAL, 0, 1)
            .end(EndedReason.LIMIT, 1, 2);

    List<ScenarioRate> scenarios = report(run).perScenario();

    assertThat(scenarios).extracting(ScenarioRate::id).containsExactly("z", "never", "a");
    assertThat(scenarios)
        .extracting(ScenarioRate::goal)
        .containsExactly("a refund at once", "a refund", "a refund");
    assertThat(scenarios).extracting(ScenarioRate::total).containsExactly(2, 0, 1);
    assertRate(scenarios.get(0).rate(), 1, 2, 0.0945, 0.9055);
    assertThat(scenarios.get(1).rate()).isNull();
    assertThat(scenarios.get(2).counts()).isEqualTo(new Counts(0, 0, 0, 0, 0));
  }

  /**
   * Fifty tasks of four trials each, whose numbers {@code ClusteredTests} has from counts alone.
   */
  @Test
  void errorsAreClusteredByScenarioAndTriesAreCountedTogether() {
    int[] tasksBySuccesses = {14, 12, 10, 4, 10};
    RunFixture run = RunFixture.of(STORE, 200);
    int task = 0;
    for (int successes = 0; successes < tasksBySuccesses.length; successes++) {
      for (int i = 0; i < tasksBySuccesses[successes]; i++, task++) {
        run.scenario("task-" + task, "{}", 4 * task, 4 * task + 4)
            .end(EndedReason.GOAL, 4 * task, 4 * task + successes)
            .end(EndedReason.LIMIT, 4 * task + successes, 4 * task + 4);
      }
    }

    RunReport report = report(run);

    assertThat(report.rates().clusters()).isEqualTo(50);
    assertThat(report.rates().standardError()).isCloseTo(0.052216, within(1e-6));
    assertRate(report.rates().clustered(), 84, 200, 0.3177, 0.5223);
    assertThat(Objects.requireNonNull(report.rates().clustered()).method()).isEqualTo("clustered");
    assertThat(report.passAtK()).extracting(PassPoint::k).containsExactly(1, 2, 3, 4);
    assertThat(report.passAtK().get(1).passAtK()).isCloseTo(0.5667, within(5e-5));
    assertThat(report.passAtK().get(3).passAtK()).isCloseTo(0.72, within(1e-12));
    assertThat(report.passAtK().get(3).passHatK()).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void withOneScenarioNothingIsClustered() {
    RunFixture run =
        RunFixture.of(STORE, 3).scenario("only", "{}", 0, 3).end(EndedReason.GOAL, 0, 3);

    assertThat(report(run).rates().clustered()).isNull();
    assertThat(report(run).rates().clusters()).isEqualTo(1);
    assertThat(report(run).rates().standardError()).isNull();
  }

  @Test
  void triesAreNotCountedTogetherUntilEachScenarioHasTwo() {
    RunFixture run =
        RunFixture.of(STORE, 4)
            .scenario("a", "{}", 0, 2)
            .scenario("b", "{}", 2, 4)
            .scenario("never", "{}", 0, 0)
            .end(EndedReason.GOAL, 0, 3)
            .end(EndedReason.ERROR, 3, 4);
    assertThat(report(run).passAtK()).isEmpty();

    run.end(EndedReason.LIMIT, 3, 4);

    assertThat(report(run).passAtK())
        .containsExactly(new PassPoint(1, 0.75, 0.75), new PassPoint(2, 1, 0.5));
  }

  private static RunReport report(RunFixture run) {
    return REPORTS.of(run.id).orElseThrow();
  }

  private static void assertRate(@Nullable Rate rate, int k, int n, double low, double high) {
    assertThat(rate).isNotNull();
    Rate there = Objects.requireNonNull(rate);
    assertThat(there.k()).isEqualTo(k);
    assertThat(there.n()).isEqualTo(n);
    assertThat(there.estimate()).isEqualTo((double) k / n);
    assertThat(there.low()).isCloseTo(low, within(5e-5));
    assertThat(there.high()).isCloseTo(high, within(5e-5));
    assertThat(there.level()).isEqualTo(0.95);
  }
}
