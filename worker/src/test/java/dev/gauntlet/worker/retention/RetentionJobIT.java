package dev.gauntlet.worker.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.gauntlet.storage.retention.BattleRemoval;
import dev.gauntlet.storage.retention.BodyRemoval;
import dev.gauntlet.storage.retention.DeliveryRemoval;
import dev.gauntlet.storage.retention.RetentionLock;
import dev.gauntlet.storage.retention.RunRemoval;
import dev.gauntlet.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RetentionJobIT {
  private static final HikariDataSource DATABASE = database();

  private final JdbcClient jdbc = JdbcClient.create(DATABASE);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RetentionLock lock = new RetentionLock(DATABASE);

  /** A hundred days from now, what ends today is old. */
  private final InstantSource later = InstantSource.fixed(Instant.now().plus(Duration.ofDays(100)));

  private static HikariDataSource database() {
    TestDatabase database = TestDatabase.create();
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(database.jdbcUrl());
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    Flyway.configure().dataSource(pool).load().migrate();
    return pool;
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @BeforeEach
  void aBattleAndARunHaveEnded() {
    jdbc.sql("truncate battles, runs, llm_calls, deliveries cascade").update();
    for (int i = 0; i < 5; i++) {
      battle("alone-" + i, null, i);
    }
    jdbc.sql(
            """
            insert into runs (id, fingerprint, battle, battle_count, concurrency, seed, state,
              started_at, ended_at)
            values ('run', '', '{}', 5, 2, 1, 'completed', now(), now())
            """)
        .update();
    for (int i = 0; i < 5; i++) {
      battle("run." + i, "run", i);
    }
  }

  private void battle(String id, @Nullable String run, int index) {
    jdbc.sql(
            """
            insert into battles (id, fingerprint, spec, run_id, run_index, seed, state, started_at,
              ended_reason, ended_at)
            values (:id, '', case when cast(:run as text) is null then '{}'::jsonb end, :run,
              case when cast(:run as text) is not null then :index end,
              case when cast(:run as text) is not null then 1 end, 'completed', now(), 'goal', now())
            """)
        .param("id", id)
        .param("run", run)
        .param("index", index)
        .update();
  }

  @Test
  void removesWhatIsOldInBatchesAndCountsIt() {
    job(later, properties("90d", "30d")).run();

    assertThat(rows("battles")).isZero();
    assertThat(rows("runs")).isZero();
    assertThat(removed("battles")).isEqualTo(10);
    assertThat(removed("runs")).isEqualTo(1);
    assertThat(removed("journal_bodies")).isZero();
  }

  @Test
  void leavesWhatIsYoung() {
    job(InstantSource.system(), properties("90d", "30d")).run();

    assertThat(rows("battles")).isEqualTo(10);
    assertThat(rows("runs")).isEqualTo(1);
  }

  @Test
  void removesNothingThatIsKeptForEver() {
    job(later, properties("never", "30d")).run();

    assertThat(rows("battles")).isEqualTo(10);
    assertThat(removed("journal_bodies")).isEqualTo(11);
    job(later, properties("never", "0")).run();
    assertThat(removed("journal_bodies")).isEqualTo(11);
  }

  @Test
  void removesDeliveriesThatAreOver() {
    jdbc.sql(
            """
            insert into deliveries (id, url, target, event, payload, state, ended_at)
            select 'over-' || n, 'http://x', 'http://x', 'battle.ended', '{}', 'delivered', now()
            from generate_series(1, 5) as n
            union all
            select 'under way', 'http://x', 'http://x', 'battle.ended', '{}', 'pending', null
            """)
        .update();

    job(later, properties("90d", "30d")).run();

    assertThat(rows("deliveries")).isEqualTo(1);
    assertThat(removed("deliveries")).isEqualTo(5);
  }

  @Test
  void twoAtOnceAreOne() throws Exception {
    CountDownLatch holding = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> first =
          other.submit(() ->
              lock.runAlone(() -> {
                holding.countDown();
                await(release);
              }));
      await(holding);

      job(later, properties("90d", "30d")).run();

      assertThat(rows("battles")).isEqualTo(10);
      release.countDown();
      assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
    }
    job(later, properties("90d", "30d")).run();
    assertThat(rows("battles")).isZero();
  }

  @Test
  void whoeverComesAfterACrashInTheMiddleGoesOn() {
    List<Expiring> crashing = new ArrayList<>();
    for (Expiring kind : kinds(properties("90d", "30d"))) {
      crashing.add(
          new Expiring(
              kind.what(),
              kind.keep(),
              (before, most) -> {
                kind.removal().removeSome(before, most);
                throw new IllegalStateException("the worker died");
              }));
    }
    RetentionJob dying = job(crashing, later, properties("90d", "30d"));
    assertThatThrownBy(dying::run).hasMessage("the worker died");
    assertThat(rows("battles")).isEqualTo(8);
    assertThat(rows("runs")).isEqualTo(1);

    job(later, properties("90d", "30d")).run();

    assertThat(rows("battles")).isZero();
    assertThat(rows("runs")).isZero();
  }

  @Test
  void stopsWithTheWorkerAfterTheBatchThatIsUnderWay() throws Exception {
    Thread thread =
        Thread.ofVirtual()
            .unstarted(
                job(
                    later,
                    new RetentionProperties(
                        Keep.of("90d"),
                        Keep.of("30d"),
                        Keep.of("30d"),
                        Duration.ofHours(1),
                        2,
                        Duration.ofHours(1))));
    thread.start();
    Awaitility.await().until(() -> rows("battles") == 8);

    thread.interrupt();

    assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    assertThat(rows("battles")).isEqualTo(8);
  }

  private RetentionJob job(InstantSource clock, RetentionProperties properties) {
    return job(kinds(properties), clock, properties);
  }

  private RetentionJob job(
      List<Expiring> kinds, InstantSource clock, RetentionProperties properties) {
    return new RetentionJob(lock, kinds, properties, clock, meters);
  }

  private List<Expiring> kinds(RetentionProperties properties) {
    return RetentionConfiguration.kinds(
        new BattleRemoval(jdbc),
        new RunRemoval(jdbc, new TransactionTemplate(new JdbcTransactionManager(DATABASE))),
        new BodyRemoval(jdbc),
        new DeliveryRemoval(jdbc),
        properties);
  }

  /** Two at a time. */
  private static RetentionProperties properties(String battles, String bodies) {
    return new RetentionProperties(
        Keep.of(battles),
        Keep.of(bodies),
        Keep.of("30d"),
        Duration.ofHours(1),
        2,
        Duration.ofMillis(1));
  }

  private long rows(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private double removed(String what) {
    return meters.counter("gauntlet.retention.removed", "what", what).count();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
