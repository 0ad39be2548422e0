package dev.gauntlet.storage.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.report.RunReport.ModelUse;
import dev.gauntlet.storage.report.RunReport.ScenarioRate;
import dev.gauntlet.storage.report.RunReport.Used;
import dev.gauntlet.storage.run.RunCounts;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.Spent;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunUsageIT {
  private static final TestStore STORE = TestStore.create();
  private static final RunReports REPORTS = RunFixture.reports(STORE);

  @Test
  void aRunWithoutACallCostNothing() {
    RunReport report = report(RunFixture.of(STORE, 2).end(EndedReason.GOAL, 0, 2));

    assertThat(report.usage()).isEmpty();
    assertThat(report.byModel()).isEmpty();
    assertThat(report.costMicros()).isZero();
    assertThat(report.costPerSuccessMicros()).isZero();
  }

  @Test
  void usageIsSummedByPurposeAndByModel() {
    RunFixture run =
        RunFixture.of(STORE, 3)
            .buy(0, 2, CallPurpose.AGENT, "small", 30L)
            .buy(1, 2, CallPurpose.AGENT, "large", 70L)
            .buy(1, 4, CallPurpose.AGENT, "small", 31L)
            .buy(0, 2, CallPurpose.JUDGE, "large", 9L)
            .buy(2, 2, CallPurpose.JUDGE, "large", 10L)
            .end(EndedReason.GOAL, 0, 3);
    RunFixture.of(STORE, 1).buy(0, 2, CallPurpose.AGENT, "small", 1_000L);

    RunReport report = report(run);

    assertThat(report.usage())
        .isEqualTo(
            Map.of(
                "agent", new Used(60, 15, 131L, 3, 0, 0, false),
                "judge", new Used(40, 10, 19L, 2, 0, 0, false)));
    assertThat(report.byModel())
        .containsExactly(
            new ModelUse("agent", "openai", "large", new Used(20, 5, 70L, 1, 0, 0, false)),
            new ModelUse("agent", "openai", "small", new Used(40, 10, 61L, 2, 0, 0, false)),
            new ModelUse("judge", "openai", "large", new Used(40, 10, 19L, 2, 0, 0, false)));
    assertThat(report.costMicros()).isEqualTo(150);
    assertThat(report.costPerSuccessMicros()).isEqualTo(50);
  }

  @Test
  void theSumIsWhatTheBattlesSayOfThemselves() {
    RunFixture run =
        RunFixture.of(STORE, 2)
            .buy(0, 2, CallPurpose.AGENT, "small", 30L)
            .buy(0, 2, CallPurpose.JUDGE, "large", 7L)
            .buy(1, 1, CallPurpose.OPPONENT, "large", 8L);

    Spent ofBattles =
        STORE.queries.usage(run.battle(0)).total().plus(STORE.queries.usage(run.battle(1)).total());

    assertThat(report(run).costMicros()).isEqualTo(ofBattles.costMicros()).isEqualTo(45);
  }

  @Test
  void countsAndUsageAreThoseOfTheStatus() {
    RunFixture run =
        RunFixture.of(STORE, 3)
            .buy(0, 2, CallPurpose.AGENT, "small", 30L)
            .buy(1, 2, CallPurpose.AGENT, "small", 31L)
            .buy(1, 2, CallPurpose.JUDGE, "large", 9L);
    STORE.progress.end(run.battle(0), new Ending(EndedReason.LIMIT, null, null, null));
    STORE.progress.end(run.battle(1), Ending.failed(FailureType.NOT_FOUND, "No such model."));
    RunQueries status = new RunQueries(STORE.jdbc);

    RunReport report = report(run);

    RunCounts counts = status.counts(run.id);
    assertThat(report.counts())
        .isEqualTo(
            new RunReport.Counts(
                counts.succeeded(),
                counts.missed(),
                counts.uncovered(),
                counts.failed(),
                counts.cancelled()));
    assertThat(report.finished()).isEqualTo(counts.completed()).isEqualTo(2);
    Spent agent = status.usage(run.id).battles().agent();
    assertThat(report.usage().get("agent"))
        .isEqualTo(
            new Used(
                agent.tokensIn(),
                agent.tokensOut(),
                agent.costMicros(),
                agent.llmCalls(),
                agent.callsRepeated(),
                agent.unsettledMicros(),
                agent.estimated()));
    assertThat(report.costMicros())
        .isEqualTo(status.usage(run.id).total().costMicros())
        .isEqualTo(70);
  }

  @Test
  void anAnswerWithoutAPriceMakesTheCostUnknownWhereItCounts() {
    RunFixture run =
        RunFixture.of(STORE, 2)
            .scenario("priced", "{}", 0, 1)
            .scenario("unpriced", "{}", 1, 2)
            .scenario("never", "{}", 0, 0)
            .buy(0, 2, CallPurpose.AGENT, "small", 30L)
            .buy(1, 2, CallPurpose.AGENT, "local", null)
            .buy(1, 2, CallPurpose.JUDGE, "large", 9L)
            .end(EndedReason.GOAL, 0, 2);

    RunReport report = report(run);

    assertThat(report.costMicros()).isNull();
    assertThat(report.costPerSuccessMicros()).isNull();
    assertThat(report.usage().get("agent")).isEqualTo(new Used(40, 10, null, 2, 0, 0, false));
    assertThat(report.usage().get("judge")).isEqualTo(new Used(20, 5, 9L, 1, 0, 0, false));
    assertThat(report.byModel())
        .extracting(use -> use.used().costMicros())
        .containsExactly(null, 30L, 9L);
    assertThat(report.perScenario())
        .extracting(ScenarioRate::costMicros)
        .containsExactly(30L, null, 0L);
  }

  @Test
  void whatNeverCameBackIsNotACostButIsSaid() {
    RunFixture run = RunFixture.of(STORE, 1).buy(0, 2, CallPurpose.AGENT, "small", 30L);
    run.request(new CallKey(run.battle(0), 4, CallPurpose.AGENT, 0), "small");

    assertThat(report(run).usage().get("agent")).isEqualTo(new Used(20, 5, 30L, 2, 0, 500, false));
    assertThat(report(run).costMicros()).isEqualTo(30);
  }

  @Test
  void thereIsNoCostASuccessWithoutASuccess() {
    RunFixture run =
        RunFixture.of(STORE, 1)
            .buy(0, 2, CallPurpose.AGENT, "small", 30L)
            .end(EndedReason.LIMIT, 0, 1);

    assertThat(report(run).costMicros()).isEqualTo(30);
    assertThat(report(run).costPerSuccessMicros()).isNull();
  }

  private static RunReport report(RunFixture run) {
    return REPORTS.of(run.id).orElseThrow();
  }
}
