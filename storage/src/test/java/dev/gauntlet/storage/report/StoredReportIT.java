package dev.gauntlet.storage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.report.RunReport.Summary;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.battle.EndedReason;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class StoredReportIT {
  private static final TestStore STORE = TestStore.create();
  private static final RunReports REPORTS = RunFixture.reports(STORE);
  private static final RunSummaries SUMMARIES = new RunSummaries(STORE.jdbc);
  private static final Summary SUMMARY =
      new Summary(
          "openai", "gpt-4.1", "Polite, but forgets.", "b-1 asks twice.", null, List.of(), null);

  @Test
  void aReportIsReadAsItWasMade() {
    RunFixture run = playedRun();

    RunReport report = REPORTS.store(run.id);

    assertThat(REPORTS.stored(run.id)).contains(report);
    assertThat(report)
        .usingRecursiveComparison()
        .ignoringFields("generatedAt")
        .isEqualTo(REPORTS.of(run.id).orElseThrow());
  }

  @Test
  void nothingIsStoredUnlessAskedFor() {
    RunFixture run = playedRun();
    REPORTS.of(run.id);

    assertThat(REPORTS.stored(run.id)).isEmpty();
  }

  @Test
  void aReportThatIsStoredAgainHasTheNewNumbers() {
    RunFixture run = playedRun();
    REPORTS.store(run.id);
    run.end(EndedReason.GOAL, 3, 4);

    RunReport again = REPORTS.store(run.id);

    assertThat(again.counts().succeeded()).isEqualTo(3);
    assertThat(REPORTS.stored(run.id)).contains(again);
  }

  @Test
  void whatAModelWroteIsInEveryReportFromThenOn() {
    RunFixture run = playedRun();
    REPORTS.store(run.id);
    SUMMARIES.store(run.id, SUMMARY);
    run.end(EndedReason.GOAL, 3, 4);

    assertThat(REPORTS.of(run.id).orElseThrow().summary()).isEqualTo(SUMMARY);
    assertThat(REPORTS.store(run.id).summary()).isEqualTo(SUMMARY);
    assertThat(REPORTS.stored(run.id).orElseThrow().counts().succeeded()).isEqualTo(3);
  }

  @Test
  void anOlderReportDoesNotReplaceANewerOne() {
    RunFixture run = playedRun();
    RunReport newer = REPORTS.store(run.id);
    STORE
        .jdbc
        .sql("update reports set generated_at = now() + interval '1 hour' where run_id = ?")
        .param(run.id)
        .update();
    run.end(EndedReason.GOAL, 3, 4);

    assertThat(REPORTS.store(run.id)).isEqualTo(newer);
  }

  @Test
  void aRunThatIsNotThereCannotBeStored() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> REPORTS.store("nowhere"))
        .withMessage("There is no run nowhere.");
  }

  @Test
  void allNumbersAreOfOneMomentWhileBattlesGoOnEnding() {
    RunFixture run = RunFixture.of(STORE, 60).scenario("a", "{}", 0, 60);
    AtomicInteger next = new AtomicInteger();
    Runnable oneMoreFails =
        () -> {
          int index = next.getAndIncrement();
          run.buy(index, 2, CallPurpose.AGENT, "small", 10L)
              .end(index, EndedReason.ERROR, "NOT_FOUND", "");
        };
    for (int i = 0; i < 10; i++) {
      oneMoreFails.run();
    }

    RunReport report = reportsWith(oneMoreFails).of(run.id).orElseThrow();

    int failed = report.counts().failed();
    assertThat(next.get()).isGreaterThan(failed);
    assertThat(report.failures().getFirst().count()).isEqualTo(failed);
    assertThat(report.perScenario().getFirst().counts().failed()).isEqualTo(failed);
    assertThat(report.costMicros()).isEqualTo(10L * failed);
  }

  private static RunFixture playedRun() {
    return RunFixture.of(STORE, 4)
        .scenario("a", "{}", 0, 2)
        .scenario("b", "{}", 2, 4)
        .say(0, 4)
        .judge(0, 4, true)
        .buy(0, 4, CallPurpose.AGENT, "small", 30L)
        .end(EndedReason.GOAL, 0, 2)
        .end(EndedReason.LIMIT, 2, 3)
        .end(3, EndedReason.ERROR, "NOT_FOUND", "There is no such model.");
  }

  /** Something happens before each statement. */
  private static RunReports reportsWith(Runnable beforeEach) {
    return RunFixture.reports(
        STORE.through(
            new DelegatingDataSource(STORE.dataSource) {
              @Override
              public Connection getConnection() throws SQLException {
                return disturbed(super.getConnection(), beforeEach);
              }
            }));
  }

  private static Connection disturbed(Connection connection, Runnable beforeEach) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                beforeEach.run();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
