package dev.gauntlet.web.rest;

import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.storage.worker.ProviderState;
import dev.gauntlet.storage.worker.ProviderState.Condition;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.workflows.TaskQueues;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database holds. */
public final class Rows {

  /** The provider that is played by {@link Players}. */
  public static final String OFFLINE = "simulated";

  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              new Catalogue.Provider(
                  OFFLINE,
                  "simulated",
                  null,
                  true,
                  null,
                  false,
                  List.of(
                      new Catalogue.Model("fake", 2_500_000L, 10_000_000L),
                      new Catalogue.Model("unpriced", null, null))),
              new Catalogue.Provider(
                  "openai",
                  "openai",
                  "https://llm.example/v1",
                  true,
                  null,
                  true,
                  List.of(new Catalogue.Model("listed", 150_000L, 600_000L))),
              new Catalogue.Provider(
                  "openrouter",
                  "openai",
                  "https://router.example/v1",
                  false,
                  "OPENROUTER_API_KEY",
                  true,
                  List.of())));

  private final JdbcClient jdbc;
  private final Workers workers;

  Rows(JdbcClient jdbc, Workers workers) {
    this.jdbc = jdbc;
    this.workers = workers;
  }

  /** A worker that plays battles at {@link #OFFLINE} says that it lives. */
  public void registerWorker() {
    workers.beat(
        "worker-1",
        "test",
        List.of(TaskQueues.BATTLES, TaskQueues.ofProvider(OFFLINE)),
        CATALOGUE,
        List.of(new ProviderState(OFFLINE, Condition.OK, 3, null)));
  }

  /** A worker that takes the requests to {@code openai} says how it finds that provider. */
  public void registerWorkerForOpenAi(String id, Condition condition, int sent) {
    workers.beat(
        id,
        id,
        List.of(TaskQueues.ofProvider("openai")),
        CATALOGUE,
        List.of(new ProviderState("openai", condition, sent, 600)));
  }

  /** A worker stops. */
  public void stopWorker(String id) {
    workers.leave(id);
  }

  /** The workers were last heard of so long ago. */
  public void silence(int seconds) {
    jdbc.sql("update workers set heartbeat_at = now() - make_interval(secs => ?)")
        .param(seconds)
        .update();
  }

  /** Forgets that there ever was a worker. */
  public void forgetWorkers() {
    jdbc.sql("delete from workers").update();
  }

  /** How many battles there are. */
  public long battles() {
    return jdbc.sql("select count(*) from battles").query(Long.class).single();
  }

  /** How many runs there are. */
  public long runs() {
    return jdbc.sql("select count(*) from runs").query(Long.class).single();
  }

  /** What a battle of a run plays, by its number from 0. */
  public String specInRun(String run, int index) {
    return jdbc.sql("select spec::text from whole_battles where run_id = ? and run_index = ?")
        .param(run)
        .param(index)
        .query(String.class)
        .single();
  }

  /** The scenario of each battle of a run, in their order; null for none. */
  public List<String> scenariosOfBattles(String run) {
    return jdbc.sql("select scenario from whole_battles where run_id = ? order by run_index")
        .param(run)
        .query((row, n) -> row.getString("scenario"))
        .list();
  }

  /** What somebody wants of a run: wanted, wanted_by, wanted_reason, wanted_version. */
  public Map<String, Object> intentOfRun(String run) {
    return jdbc.sql(
            "select wanted, wanted_by, wanted_reason, wanted_version from runs where id = ?")
        .param(run)
        .query()
        .singleRow();
  }

  /** A battle that was not begun gets a judgement that cannot be read. */
  public void spoil(String battle) {
    jdbc.sql(
            "insert into messages (battle_id, seq, role, author, content)"
                + " values (?, 1, 'user', 'script', 'hello')")
        .param(battle)
        .update();
    jdbc.sql(
            "insert into judgements (battle_id, seq, verdict, rationale, criteria)"
                + " values (?, 1, 'not_yet', 'so', '\"spoiled\"')")
        .param(battle)
        .update();
  }

  /** How often a battle was retried. */
  public int generation(String battle) {
    return jdbc.sql("select generation from battles where id = ?")
        .param(battle)
        .query(Integer.class)
        .single();
  }

  /** The spec as it is stored. */
  public String spec(String battle) {
    return jdbc.sql("select spec::text from battles where id = ?")
        .param(battle)
        .query(String.class)
        .single();
  }

  /** What somebody wants of a battle: wanted, wanted_by, wanted_reason, wanted_version. */
  public Map<String, Object> intent(String battle) {
    return jdbc.sql(
            "select wanted, wanted_by, wanted_reason, wanted_version from battles where id = ?")
        .param(battle)
        .query()
        .singleRow();
  }
}
