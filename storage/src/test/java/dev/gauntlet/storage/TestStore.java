package dev.gauntlet.storage;

import dev.gauntlet.storage.battle.Admission;
import dev.gauntlet.storage.battle.Admissions;
import dev.gauntlet.storage.battle.BattleEvent;
import dev.gauntlet.storage.battle.BattleIntents;
import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.Events;
import dev.gauntlet.storage.battle.Judgements;
import dev.gauntlet.storage.battle.Messages;
import dev.gauntlet.storage.battle.NewMessage;
import dev.gauntlet.storage.journal.Journal;
import dev.gauntlet.storage.run.BattlesOfRun;
import dev.gauntlet.storage.run.NewRun;
import dev.gauntlet.storage.run.NewRun.NewBattle;
import dev.gauntlet.storage.run.RunAdmissions;
import dev.gauntlet.storage.run.RunIntents;
import dev.gauntlet.storage.run.RunProgress;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.run.RunRow;
import dev.gauntlet.storage.run.RunSpec;
import dev.gauntlet.storage.signal.ChangedBattles;
import dev.gauntlet.testing.TestDatabase;
import dev.gauntlet.workflows.scale.RunBattles;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database with the schema, and everything that reads and writes it. */
public final class TestStore {
  private static final AtomicInteger BATTLES = new AtomicInteger();
  private static final AtomicInteger RUNS = new AtomicInteger();

  public final DataSource dataSource;
  public final JdbcClient jdbc;
  public final TransactionTemplate transactions;
  public final Events events;
  public final Messages messages;
  public final Judgements judgements;
  public final Journal journal;
  public final Admissions admissions;
  public final BattleIntents intents;
  public final BattleProgress progress;
  public final BattleQueries queries;
  public final RunAdmissions runAdmissions;
  public final RunIntents runIntents;
  public final RunProgress runProgress;
  public final RunQueries runQueries;
  public final BattlesOfRun battlesOfRun;

  private TestStore(DataSource dataSource) {
    this.dataSource = dataSource;
    this.jdbc = JdbcClient.create(dataSource);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    this.events = new Events(jdbc, new ChangedBattles(ids -> {}));
    this.messages = new Messages(jdbc, new ChangedBattles(ids -> {}));
    this.judgements = new Judgements(jdbc, events);
    this.journal = new Journal(jdbc, transactions, events, messages, judgements);
    this.admissions = new Admissions(jdbc);
    this.intents = new BattleIntents(jdbc);
    this.progress = new BattleProgress(jdbc, transactions, events, messages);
    this.queries = new BattleQueries(jdbc);
    this.runAdmissions = new RunAdmissions(jdbc, transactions);
    this.runIntents = new RunIntents(jdbc);
    this.runProgress = new RunProgress(jdbc, transactions);
    this.runQueries = new RunQueries(jdbc);
    this.battlesOfRun = new BattlesOfRun(jdbc, progress);
  }

  /** A store over a database that no other test has seen. */
  public static TestStore create() {
    DataSource dataSource = TestDatabase.create().dataSource();
    Flyway.configure().dataSource(dataSource).load().migrate();
    return new TestStore(dataSource);
  }

  /** The same database through another way of connecting. */
  public TestStore through(DataSource other) {
    return new TestStore(other);
  }

  /** Admits a battle under an id of its own. */
  public String admit(BattleSpec spec) {
    String id = "b-" + BATTLES.incrementAndGet();
    admissions.admit(new Admission(id, spec, new byte[] {1}, null));
    return id;
  }

  /** Admits and begins an ordinary battle. */
  public String begin() {
    String id = admit(Specs.scripted());
    progress.begin(id);
    return id;
  }

  /** Admits a run under an id of its own. */
  public String admitRun(RunSpec spec) {
    String id = "r-" + RUNS.incrementAndGet();
    runAdmissions.admit(run(id, spec));
    return id;
  }

  /** A run whose battles have the seeds 100, 101 and so on, and take turns in the scenarios. */
  public static NewRun run(String id, RunSpec spec) {
    int scenarios = spec.scenarios().size();
    List<NewBattle> battles =
        IntStream.range(0, spec.battles())
            .mapToObj(index ->
                new NewBattle(
                    RunBattles.id(id, index, spec.battles()),
                    100 + index,
                    scenarios == 0 ? null : index % scenarios))
            .toList();
    return new NewRun(id, spec, battles, new byte[] {1}, null);
  }

  /** The run as its row has it. */
  public RunRow runRow(String runId) {
    return runQueries.find(runId).orElseThrow();
  }

  /** The ids of a run's battles, in their order. */
  public List<String> battlesOf(String runId) {
    return jdbc.sql("select id from battles where run_id = ? order by run_index")
        .param(runId)
        .query(String.class)
        .list();
  }

  /** Stores messages 1 to {@code upTo}, as a script would. */
  public void say(String battleId, int upTo) {
    for (int seq = 1; seq <= upTo; seq++) {
      progress.say(line(battleId, seq));
    }
  }

  /** A message that was not bought. */
  public static NewMessage line(String battleId, int seq) {
    return new NewMessage(battleId, seq, NewMessage.Author.SCRIPT, "line " + seq, false, null);
  }

  /** The battle as its row has it. */
  public BattleRow row(String battleId) {
    return queries.find(battleId).orElseThrow();
  }

  /** The types of what happened, in order. */
  public List<String> happenings(String battleId) {
    return queries.events(battleId, 0, 1_000).stream().map(BattleEvent::type).toList();
  }
}
