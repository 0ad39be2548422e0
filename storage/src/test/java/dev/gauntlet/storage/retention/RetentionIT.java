package dev.gauntlet.storage.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.Retries;
import dev.gauntlet.storage.battle.Retry;
import dev.gauntlet.storage.journal.TestCalls;
import dev.gauntlet.storage.report.RunReports;
import dev.gauntlet.storage.run.RunFilter;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.scale.RunEnding;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

class RetentionIT {
  private static final Instant NOW = Instant.now();
  private static final Instant BEFORE = NOW.minus(Duration.ofDays(90));
  private static final Ending OUT = Ending.failed(FailureType.AUTHENTICATION, "Refused.");

  private static final TestStore SHARED = TestStore.create();

  private final TestStore store = SHARED;

  private final TestCalls calls = new TestCalls(store);
  private final BattleRemoval battles = new BattleRemoval(store.jdbc);
  private final RunRemoval runs = new RunRemoval(store.jdbc, store.transactions);
  private final BodyRemoval bodies = new BodyRemoval(store.jdbc);
  private final Retries retries = new Retries(store.jdbc, store.transactions);

  @BeforeEach
  void nothingIsThere() {
    store.jdbc.sql("truncate battles, runs, llm_calls, budgets cascade").update();
  }

  @Test
  void aBattleIsRemovedWithEverythingThatRefersToIt() {
    String old = ended(91);
    String young = ended(89);

    assertThat(battles.removeSome(BEFORE, 10)).isEqualTo(1);

    assertThat(store.queries.find(old)).isEmpty();
    assertThat(store.queries.find(young)).isPresent();
    assertThat(rowsAbout(old)).isZero();
    assertThat(rowsAbout(young)).isPositive();
  }

  @Test
  void theOldestGoFirstAndNoMoreThanAskedFor() {
    String older = ended(99);
    String oldest = ended(100);
    ended(98);

    assertThat(battles.removeSome(BEFORE, 2)).isEqualTo(2);
    assertThat(store.queries.find(older)).isEmpty();
    assertThat(store.queries.find(oldest)).isEmpty();
    assertThat(battles.removeSome(BEFORE, 2)).isEqualTo(1);
    assertThat(battles.removeSome(BEFORE, 2)).isZero();
  }

  @Test
  void aBattleThatGoesOnIsNotTouchedHoweverOldItIs() {
    String open = store.begin();
    store.jdbc.sql("update battles set created_at = now() - interval '1 year'").update();

    assertThat(battles.removeSome(NOW.plusSeconds(60), 10)).isZero();
    assertThat(bodies.removeSomeOfBattles(NOW.plusSeconds(60), 10)).isZero();
    assertThat(store.queries.find(open)).isPresent();
  }

  @Test
  void aBattleThatSomebodyWritesToIsLeftForTheNextTime() throws SQLException {
    String held = ended(91);
    String free = ended(91);

    try (Connection other = store.dataSource.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select from battles where id = '" + held + "' for update");
      assertThat(battles.removeSome(BEFORE, 10)).isEqualTo(1);
      other.rollback();
    }

    assertThat(store.queries.find(free)).isEmpty();
    assertThat(battles.removeSome(BEFORE, 10)).isEqualTo(1);
  }

  @Test
  void aRunIsNotShownFromTheFirstBatchOnAndIsGoneAfterTheLast() {
    String run = endedRun(3, 91);
    reports().store(run);
    store.jdbc.sql("insert into budgets (scope) values (?)").param("run:" + run).update();

    assertThat(runs.removeSomeBattles(BEFORE, 2)).isEqualTo(2);
    assertThat(store.runQueries.find(run)).isEmpty();
    assertThat(store.runQueries.list(new RunFilter(null, null, null, null, null, 10))).isEmpty();
    assertThat(runs.removeSome(10)).isZero();
    assertThat(runs.removeSomeBattles(BEFORE, 2)).isEqualTo(1);
    assertThat(runs.removeSomeBattles(BEFORE, 2)).isZero();
    assertThat(runs.removeSome(10)).isEqualTo(1);

    for (String table :
        List.of("runs", "battles", "messages", "llm_calls", "reports", "budgets", "events")) {
      assertThat(count("select count(*) from " + table)).as(table).isZero();
    }
  }

  @Test
  void aRunThatGoesOnKeepsItsBattlesAndTheirBodies() {
    String run = endedRun(2, 91);
    store.jdbc.sql("update runs set ended_at = null, state = 'running'").update();

    assertThat(runs.removeSomeBattles(BEFORE, 10)).isZero();
    assertThat(battles.removeSome(BEFORE, 10)).isZero();
    assertThat(bodies.removeSomeOfBattles(BEFORE, 10)).isZero();
    assertThat(store.battlesOf(run)).hasSize(2);
  }

  @Test
  void aRunWithABattleThatWasRetriedIsKept() {
    String run = endedRun(2, 91);
    String battle = store.battlesOf(run).getFirst();
    assertThat(retries.retry(battle, "ann", null)).isEqualTo(new Retry.GoesOn(1));
    assertThat(runs.removeSomeBattles(BEFORE, 10)).isZero();

    store.progress.end(battle, 1, OUT);

    assertThat(runs.removeSomeBattles(BEFORE, 10)).isZero();
    assertThat(store.runQueries.find(run)).isPresent();
  }

  @Test
  void aBattleOfARunThatHasExpiredIsNotRetried() {
    String run = endedRun(2, 91);
    String battle = store.battlesOf(run).getLast();
    runs.removeSomeBattles(BEFORE, 1);

    assertThat(retries.retry(store.battlesOf(run).getFirst(), "ann", null))
        .isEqualTo(new Retry.NotThere());
    assertThat(battle).isNotEmpty();
  }

  @Test
  void bodiesGoBeforeTheirBattlesAndTheNumbersStay() {
    String battle = ended(31);
    String young = ended(29);
    Instant bodiesBefore = NOW.minus(Duration.ofDays(30));

    assertThat(bodies.removeSomeOfBattles(bodiesBefore, 10)).isEqualTo(1);
    assertThat(bodies.removeSomeOfBattles(bodiesBefore, 10)).isZero();

    assertThat(response(battle)).isEmpty();
    assertThat(response(young)).isEqualTo("hi");
    assertThat(store.queries.usage(battle).total().costMicros()).isEqualTo(30);
    assertThat(store.queries.messages(battle, 0, 1).getFirst().content()).isEqualTo("line 1");
  }

  @Test
  void whatARunBoughtItselfLosesItsBodiesToo() {
    String run = endedRun(1, 31);

    assertThat(bodies.removeSomeOfRuns(NOW.minus(Duration.ofDays(30)), 10)).isEqualTo(1);
    assertThat(bodies.removeSomeOfRuns(NOW.minus(Duration.ofDays(30)), 10)).isZero();

    assertThat(response(CallKey.subject(run))).isEmpty();
  }

  @Test
  void whoeverLooksForWhatIsOldReadsAnIndex() {
    assertThat(
            plan(
                "select id from battles where run_id is null and ended_at < now() order by ended_at"))
        .contains("battles_by_end");
    assertThat(
            plan(
                "select id from battles where ended_at < now() and bodies_removed_at is null order by ended_at"))
        .contains("battles_with_bodies");
    assertThat(plan("select id from runs where ended_at < now() order by ended_at"))
        .contains("runs_by_end");
  }

  private String plan(String sql) {
    return store.transactions.execute(status -> {
      store.jdbc.sql("set local enable_seqscan = off").update();
      store.jdbc.sql("set local enable_sort = off").update();
      return String.join("\n", store.jdbc.sql("explain " + sql).query(String.class).list());
    });
  }

  private RunReports reports() {
    PlatformTransactionManager transactions = store.transactions.getTransactionManager();
    return new RunReports(store.jdbc, Objects.requireNonNull(transactions));
  }

  /** A battle that ended so many days ago. */
  private String ended(int days) {
    String battle = store.begin();
    store.say(battle, 1);
    calls.buy(TestCalls.turn(battle), 30L);
    store.progress.end(battle, OUT);
    backDate("battles", days, battle);
    return battle;
  }

  /** A run that ended so many days ago with all its battles. */
  private String endedRun(int size, int days) {
    String run = store.admitRun(Specs.run(size));
    for (String battle : store.battlesOf(run)) {
      store.progress.begin(battle);
      store.say(battle, 1);
      calls.buy(TestCalls.turn(battle), 30L);
      store.progress.end(battle, OUT);
      backDate("battles", days, battle);
    }
    calls.buy(CallKey.ofSummary(run, 0), 10L);
    store.runProgress.end(run, RunEnding.failed("It broke."));
    backDate("runs", days, run);
    return run;
  }

  private void backDate(String table, int days, String id) {
    store
        .jdbc
        .sql(
            "update %s set ended_at = now() - make_interval(days => :days) where id = :id"
                .formatted(table))
        .param("days", days)
        .param("id", id)
        .update();
  }

  private String response(String subject) {
    return store
        .jdbc
        .sql("select response from llm_calls where battle_id = ?")
        .param(subject)
        .query(String.class)
        .single();
  }

  private long rowsAbout(String battle) {
    return count(
        """
        select (select count(*) from messages where battle_id = '%1$s')
             + (select count(*) from events where battle_id = '%1$s')
             + (select count(*) from llm_calls where battle_id = '%1$s')
             + (select count(*) from battle_usage where battle_id = '%1$s')
        """
            .formatted(battle));
  }

  private long count(String sql) {
    return store.jdbc.sql(sql).query(Long.class).single();
  }
}
