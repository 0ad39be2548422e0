package dev.gauntlet.storage.report;

import dev.gauntlet.storage.Columns;
import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.report.RunReport.Percentiles;
import dev.gauntlet.storage.report.RunReport.TurnCount;
import dev.gauntlet.storage.report.RunReport.TurnsToGoal;
import dev.gauntlet.workflows.battle.EndedReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what was played and how it went, one statement each. */
final class ReportQueries {
  private final JdbcClient jdbc;

  ReportQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<RunHead> head(String runId) {
    return jdbc.sql(
            """
            select id, state, battle, battle_count, seed, now() as read_at, erased_at
            from runs where id = ?
            """)
        .param(runId)
        .query((row, n) ->
            new RunHead(
                row.getString("id"),
                row.getString("state"),
                Json.read(row.getString("battle"), BattleSpec.class),
                row.getInt("battle_count"),
                row.getLong("seed"),
                Columns.requiredInstant(row, "read_at"),
                Columns.instant(row, "erased_at")))
        .optional();
  }

  Games games(String runId) {
    return new Games(
        jdbc.sql(
                """
                select coalesce(s.position, -1) as position, coalesce(s.id, '') as scenario,
                  coalesce(s.weight, 1) as weight,
                  (r.battle || coalesce(s.overrides, '{}')) - 'agent' as game
                from runs r left join scenarios s on s.run_id = r.id
                where r.id = ?
                order by s.position
                """)
            .param(runId)
            .query((row, n) ->
                new Games.Of(
                    row.getInt("position"),
                    row.getString("scenario"),
                    row.getDouble("weight"),
                    Json.read(row.getString("game"), Game.class)))
            .list());
  }

  /** The ends by the scenario's position; {@link Games#NO_SCENARIO} for those without. */
  Map<Integer, Ends> ends(String runId) {
    Map<Integer, Ends> ends = new HashMap<>();
    jdbc.sql(
            """
            select coalesce(scenario, -1) as scenario, ended_reason, count(*) as battles
            from battles
            where run_id = ?
            group by 1, 2
            """)
        .param(runId)
        .query(row -> {
          ends.merge(row.getInt("scenario"), ends(row), Ends::plus);
        });
    return ends;
  }

  private static Ends ends(ResultSet row) throws SQLException {
    String reason = row.getString("ended_reason");
    int battles = row.getInt("battles");
    return reason == null
        ? new Ends(battles, Map.of())
        : new Ends(0, Map.of(EndedReason.of(reason), battles));
  }

  /**
   * How often a criterion was met.
   *
   * @param met covered battles that met it at their last judged message
   * @param decided covered battles where that could be read
   */
  record Met(int met, int decided) {
    static final Met NEVER_JUDGED = new Met(0, 0);
  }

  Map<String, Met> criteria(String runId) {
    Map<String, Met> criteria = new HashMap<>();
    jdbc.sql(
            """
            select c.id, count(*) filter (where c.met) as met, count(c.met) as decided
            from battles b
            cross join lateral (
              select j.criteria from judgements j
              where j.battle_id = b.id
              order by j.seq desc
              limit 1
            ) last
            cross join lateral jsonb_to_recordset(last.criteria) as c (id text, met boolean)
            where b.run_id = ? and b.ended_reason in ('goal', 'limit', 'abandoned')
            group by c.id
            """)
        .param(runId)
        .query(row -> {
          criteria.put(row.getString("id"), new Met(row.getInt("met"), row.getInt("decided")));
        });
    return criteria;
  }

  /** An exchange is two messages; one that was not answered counts. */
  TurnsToGoal turnsToGoal(String runId) {
    record Row(TurnCount count, @Nullable Double p50, @Nullable Double p90) {}
    List<Row> rows =
        jdbc.sql(
                """
                with successes as (
                  select (message_count + 1) / 2 as turns from battles
                  where run_id = ? and ended_reason = 'goal'
                ), percentiles as materialized (
                  select percentile_cont(0.5) within group (order by turns) as p50,
                         percentile_cont(0.9) within group (order by turns) as p90
                  from successes
                )
                select turns, count(*) as battles, p50, p90
                from successes cross join percentiles
                group by turns, p50, p90
                order by turns
                """)
            .param(runId)
            .query((row, n) ->
                new Row(
                    new TurnCount(row.getInt("turns"), row.getInt("battles")),
                    decimal(row, "p50"),
                    decimal(row, "p90")))
            .list();
    return rows.isEmpty()
        ? new TurnsToGoal(null, null, List.of())
        : new TurnsToGoal(
            rows.getFirst().p50(), rows.getFirst().p90(), rows.stream().map(Row::count).toList());
  }

  Percentiles latencyMs(String runId) {
    return jdbc.sql(
            """
            select percentile_cont(0.5) within group (order by m.latency_ms) as p50,
                   percentile_cont(0.9) within group (order by m.latency_ms) as p90,
                   percentile_cont(0.99) within group (order by m.latency_ms) as p99
            from battles b join messages m on m.battle_id = b.id
            where b.run_id = ? and m.role = 'assistant' and m.author = 'model'
            """)
        .param(runId)
        .query((row, n) ->
            new Percentiles(decimal(row, "p50"), decimal(row, "p90"), decimal(row, "p99")))
        .single();
  }

  private static @Nullable Double decimal(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
