package dev.gauntlet.storage.run;

import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.signal.Channel;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes to many battles of a run at once. */
public final class BattlesOfRun {

  /** So that nobody who wants to begin one of them waits for long. */
  private static final int AT_A_TIME = 1_000;

  private final JdbcClient jdbc;
  private final BattleProgress progress;

  /** Writes over this client. */
  public BattlesOfRun(JdbcClient jdbc, BattleProgress progress) {
    this.jdbc = jdbc;
    this.progress = progress;
  }

  /**
   * A battle whose workflow is to be told of an intent.
   *
   * @param id the battle
   * @param intent the intent as its row has it
   */
  public record Told(String id, Intent intent) {}

  /**
   * Writes an intent into every open battle that does not have it yet, and wakes the workers when
   * it is one to end them.
   *
   * @return every open battle that has begun, with the intent; also ones that had it before, but
   *     not those of which nobody ever wanted anything
   */
  public List<Told> want(String runId, Wanted wanted, Intent intent) {
    jdbc.sql(
            """
            update battles
            set wanted = :wanted, wanted_by = :by, wanted_reason = :reason, wanted_at = now(),
                wanted_version = wanted_version + 1
            where run_id = :run and ended_reason is null and wanted not in ('cancel', 'expire')
              and wanted <> :wanted
            """)
        .param("run", runId)
        .param("wanted", word(wanted))
        .param("by", intent.by())
        .param("reason", intent.reason())
        .update();
    List<Told> begun =
        jdbc.sql(
                """
                select id, wanted_version, wanted_by, wanted_reason from battles
                where run_id = :run and ended_reason is null and started_at is not null
                  and wanted = :wanted and wanted_version > 0
                order by run_index
                """)
            .param("run", runId)
            .param("wanted", word(wanted))
            .query((row, n) ->
                new Told(
                    row.getString("id"),
                    new Intent(
                        row.getInt("wanted_version"),
                        Optional.ofNullable(row.getString("wanted_by")).orElse(""),
                        row.getString("wanted_reason"))))
            .list();
    if (wanted.isFinal()) {
      jdbc.sql("select pg_notify(:channel, id) from unnest(cast(:ids as text[])) as told (id)")
          .param("channel", Channel.CANCELLED.word())
          .param("ids", begun.stream().map(Told::id).toArray(String[]::new))
          .query()
          .listOfRows();
    }
    return begun;
  }

  /** Writes down that workflows were told of everything up to their version. */
  public void delivered(List<Told> battles) {
    jdbc.sql(
            """
            update battles set delivered_version = told.version
            from unnest(cast(:ids as text[]), cast(:versions as int[])) as told (id, version)
            where battles.id = told.id and delivered_version < told.version
            """)
        .param("ids", battles.stream().map(Told::id).toArray(String[]::new))
        .param(
            "versions",
            battles.stream().map(told -> told.intent().version()).toArray(Integer[]::new))
        .update();
  }

  /** Ends every battle of a run that was never begun; each has its event. */
  public void endUnbegun(String runId, Ending ending) {
    List<String> unbegun = open(runId, false);
    for (int from = 0; from < unbegun.size(); from += AT_A_TIME) {
      progress.endUnbegun(
          unbegun.subList(from, Math.min(from + AT_A_TIME, unbegun.size())), ending);
    }
  }

  /** Ends every battle of a run that has not ended. */
  public void endAll(String runId, Ending ending) {
    endUnbegun(runId, ending);
    open(runId, true).forEach(id -> progress.end(id, ending));
  }

  /** The id of a battle that has not ended, by its index. */
  public Optional<String> open(String runId, int index) {
    return jdbc.sql(
            """
            select id from battles where run_id = ? and run_index = ? and ended_reason is null
            """)
        .param(runId)
        .param(index)
        .query(String.class)
        .optional();
  }

  private List<String> open(String runId, boolean begunToo) {
    return jdbc.sql(
            """
            select id from battles
            where run_id = :run and ended_reason is null and (:begunToo or started_at is null)
            order by run_index
            """)
        .param("run", runId)
        .param("begunToo", begunToo)
        .query(String.class)
        .list();
  }

  private static String word(Wanted wanted) {
    return wanted.name().toLowerCase(Locale.ROOT);
  }
}
