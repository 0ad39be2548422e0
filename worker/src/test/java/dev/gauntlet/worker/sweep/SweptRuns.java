package dev.gauntlet.worker.sweep;

import com.zaxxer.hikari.HikariDataSource;
import dev.gauntlet.activities.judge.RuleJudge;
import dev.gauntlet.activities.recording.RecordingActivitiesImpl;
import dev.gauntlet.activities.run.RunControlActivitiesImpl;
import dev.gauntlet.activities.run.RunRecordingActivitiesImpl;
import dev.gauntlet.storage.battle.BattleIntents;
import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.Events;
import dev.gauntlet.storage.battle.Judgements;
import dev.gauntlet.storage.battle.Messages;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.storage.battle.Retries;
import dev.gauntlet.storage.battle.Sweep;
import dev.gauntlet.storage.battle.Transcripts;
import dev.gauntlet.storage.report.RunSummaries;
import dev.gauntlet.storage.run.BattlesOfRun;
import dev.gauntlet.storage.run.NewRun;
import dev.gauntlet.storage.run.NewRun.NewBattle;
import dev.gauntlet.storage.run.RunAdmissions;
import dev.gauntlet.storage.run.RunIntents;
import dev.gauntlet.storage.run.RunProgress;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.run.RunRow;
import dev.gauntlet.storage.run.RunSpec;
import dev.gauntlet.storage.run.RunSweep;
import dev.gauntlet.storage.signal.ChangedBattles;
import dev.gauntlet.testing.TestDatabase;
import dev.gauntlet.workflows.Payloads;
import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.battle.BattleWorkflowImpl;
import dev.gauntlet.workflows.battle.Lane;
import dev.gauntlet.workflows.scale.RunBattles;
import dev.gauntlet.workflows.scale.ScalePartitionWorkflowImpl;
import dev.gauntlet.workflows.scale.ScaleWorkflowImpl;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.InProcessTestServer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs on a Temporal server in real time whose battles stand at the agent's first turn, for nobody
 * serves the provider.
 */
final class SweptRuns implements AutoCloseable {
  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final SweepProperties PROPERTIES =
      new SweepProperties(Duration.ofSeconds(1), Duration.ofMinutes(1), 200);

  private final InProcessTestServer server = TestServer.createServer(true);
  private final WorkflowServiceStubs stubs =
      WorkflowServiceStubs.newServiceStubs(
          WorkflowServiceStubsOptions.newBuilder().setChannel(server.getChannel()).build());
  private final HikariDataSource database = database();
  private final WorkerFactory workers;

  final JdbcClient jdbc = JdbcClient.create(database);
  final TransactionTemplate transactions =
      new TransactionTemplate(new JdbcTransactionManager(database));
  final BattleProgress battleProgress;
  final BattleQueries battleQueries = new BattleQueries(jdbc);
  final BattlesOfRun battlesOfRun;
  final Retries retries = new Retries(jdbc, transactions);
  final RunProgress progress = new RunProgress(jdbc, transactions);
  final RunIntents intents = new RunIntents(jdbc);
  final RunQueries queries = new RunQueries(jdbc);
  final WorkflowClient client =
      WorkflowClient.newInstance(
          stubs, WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build());

  SweptRuns() {
    Events events = new Events(jdbc, new ChangedBattles(ids -> {}));
    Judgements judgements = new Judgements(jdbc, events);
    this.battleProgress =
        new BattleProgress(
            jdbc, transactions, events, new Messages(jdbc, new ChangedBattles(ids -> {})));
    this.battlesOfRun = new BattlesOfRun(jdbc, battleProgress);
    this.workers = WorkerFactory.newInstance(client);
    Worker battles = workers.newWorker(TaskQueues.BATTLES);
    battles.registerWorkflowImplementationTypes(BattleWorkflowImpl.class);
    battles.registerActivitiesImplementations(
        new RecordingActivitiesImpl(
            battleProgress,
            battleQueries,
            new RuleJudge(new Transcripts(jdbc), judgements, transactions),
            runId -> {},
            Optional.empty(),
            new SimpleMeterRegistry()));
    Worker runs = workers.newWorker(TaskQueues.RUNS);
    runs.registerWorkflowImplementationTypes(
        ScaleWorkflowImpl.class, ScalePartitionWorkflowImpl.class);
    runs.registerActivitiesImplementations(
        new RunRecordingActivitiesImpl(
            progress,
            queries,
            battlesOfRun,
            battleProgress,
            new RunSummaries(jdbc),
            Optional.empty()),
        new RunControlActivitiesImpl(client, battlesOfRun, battleProgress, runId -> {}));
    workers.start();
  }

  private static HikariDataSource database() {
    TestDatabase database = TestDatabase.create();
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(database.jdbcUrl());
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    Flyway.configure().dataSource(pool).load().migrate();
    return pool;
  }

  /** Admits a run two seconds ago. */
  String admit(int battles) {
    String id = "r-" + RUNS.incrementAndGet();
    List<NewBattle> all =
        IntStream.range(0, battles)
            .mapToObj(index -> new NewBattle(RunBattles.id(id, index, battles), index, null))
            .toList();
    RunSpec spec = new RunSpec(battle(), battles, 2, null, null, 7, List.of(), null);
    new RunAdmissions(jdbc, transactions).admit(new NewRun(id, spec, all, new byte[] {1}, null));
    jdbc.sql("update runs set created_at = now() - interval '2 seconds' where id = ?")
        .param(id)
        .update();
    return id;
  }

  private static BattleSpec battle() {
    return new BattleSpec(
        new BattleSpec.AgentSpec(
            "nobody", "gpt", "", null, null, 256, null, List.of(), null, List.of()),
        new OpponentSpec.Scripted(List.of("one", "two")),
        new BattleSpec.JudgeSpec(
            null,
            null,
            List.of(),
            List.of(new Criterion("done", Criterion.Type.CONTAINS, "done", true, false))),
        "a refund",
        null,
        10,
        null,
        600,
        60,
        7,
        Lane.STANDARD,
        Map.of());
  }

  /** Looks after runs once, as a worker that has just started. */
  void sweepRuns() {
    OpenRuns runs = new OpenRuns(client, new RunSweep(jdbc), intents, progress, battlesOfRun);
    new Sweeper<>(client, runs, PROPERTIES).run();
  }

  /** Looks after battles once, as a worker that has just started. */
  void sweepBattles() {
    OpenBattles battles =
        new OpenBattles(client, new Sweep(jdbc), new BattleIntents(jdbc), battleProgress);
    new Sweeper<>(client, battles, PROPERTIES).run();
  }

  RunRow row(String run) {
    return queries.find(run).orElseThrow();
  }

  BattleRow battle(String run, int index) {
    String battle = RunBattles.id(run, index, row(run).battles());
    return battleQueries.find(battle).orElseThrow();
  }

  /** What was wanted of a battle was wanted a minute ago, so that the sweeper is due. */
  void age(String battle) {
    jdbc.sql(
            """
            update battles
            set created_at = now() - interval '1 minute', wanted_at = now() - interval '1 minute'
            where id = ?
            """)
        .param(battle)
        .update();
  }

  /** Closes a workflow in Temporal itself. */
  void terminate(String workflowId) {
    client.newUntypedWorkflowStub(workflowId).terminate("by an operator");
  }

  @Override
  public void close() {
    workers.shutdownNow();
    workers.awaitTermination(5, TimeUnit.SECONDS);
    stubs.shutdownNow();
    server.close();
    database.close();
  }
}
