package dev.gauntlet.storage.report;

import dev.gauntlet.storage.Columns;
import dev.gauntlet.storage.report.RunReport.ModelUse;
import dev.gauntlet.storage.report.RunReport.Used;
import dev.gauntlet.workflows.CallKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums the journal over a run: its battles, and what was bought about all of them. */
final class UsageQueries {
  private final JdbcClient jdbc;

  UsageQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A stored call without a price makes the cost of what it is summed into unknown. */
  RunUsage of(String runId) {
    List<ModelUse> byModel = new ArrayList<>();
    Map<Integer, @Nullable Long> costByScenario = new HashMap<>();
    jdbc.sql(
            """
            with subjects_of_run as (
              select id, scenario from battles where run_id = :run
              union all
              select :own, null
            )
            select grouping(u.purpose) = 1 as of_scenario, s.scenario,
              u.purpose, u.provider, u.model,
              sum(u.tokens_in)::bigint as tokens_in, sum(u.tokens_out)::bigint as tokens_out,
              case when count(*) = count(u.cost_micros) then sum(u.cost_micros)::bigint end
                as cost_micros,
              sum(u.llm_calls) as llm_calls, sum(u.calls_repeated) as calls_repeated,
              sum(u.unsettled_micros)::bigint as unsettled_micros,
              bool_or(u.estimated) as estimated
            from subjects_of_run s join call_usage u on u.battle_id = s.id
            group by grouping sets ((u.purpose, u.provider, u.model), (s.scenario))
            order by u.purpose, u.provider, u.model
            """)
        .param("run", runId)
        .param("own", CallKey.subject(runId))
        .query(row -> {
          if (!row.getBoolean("of_scenario")) {
            byModel.add(use(row));
          } else if (row.getObject("scenario") != null) {
            costByScenario.put(row.getInt("scenario"), Columns.number(row, "cost_micros"));
          }
        });
    return new RunUsage(byModel, costByScenario);
  }

  private static ModelUse use(ResultSet row) throws SQLException {
    return new ModelUse(
        row.getString("purpose"),
        row.getString("provider"),
        row.getString("model"),
        new Used(
            row.getLong("tokens_in"),
            row.getLong("tokens_out"),
            Columns.number(row, "cost_micros"),
            row.getInt("llm_calls"),
            row.getInt("calls_repeated"),
            row.getLong("unsettled_micros"),
            row.getBoolean("estimated")));
  }
}
