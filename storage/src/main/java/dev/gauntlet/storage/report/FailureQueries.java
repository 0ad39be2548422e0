package dev.gauntlet.storage.report;

import dev.gauntlet.storage.report.RunReport.FailureGroup;
import dev.gauntlet.storage.report.RunReport.Telling;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what did not count and why, and which battles are worth reading. */
final class FailureQueries {
  private final JdbcClient jdbc;

  FailureQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<FailureGroup> byCode(String runId) {
    return jdbc.sql(
            """
            with failed as (
              select coalesce(error_type, upper(ended_reason)) as code, id, run_index, erased_at,
                case when ended_reason = 'manual' then wanted_reason
                     else coalesce(error_message, ended_detail) end as sentence
              from battles
              where run_id = ? and ended_reason in ('error', 'budget', 'timeout', 'manual')
            )
            select code, count(*) as battles,
              (array_agg(sentence order by run_index)
                filter (where sentence is not null and erased_at is null))[1]
                as sentence,
              (array_agg(id order by run_index))[1:5] as examples
            from failed
            group by code
            order by battles desc, code
            """)
        .param(runId)
        .query((row, n) ->
            new FailureGroup(
                row.getString("code"),
                row.getInt("battles"),
                row.getString("sentence"),
                Arrays.asList((String[]) row.getArray("examples").getArray())))
        .list();
  }

  /** Candidates, the most telling first; a battle may be among them for several reasons. */
  List<Telling> telling(String runId, int most) {
    return jdbc.sql(
            """
            with failed as (
              select min(run_index) as run_index, coalesce(error_type, upper(ended_reason)) as code
              from battles
              where run_id = :run and ended_reason in ('error', 'budget', 'timeout')
              group by code
              order by count(*) desc, code
              limit 1
            )
            (select id, message_count, 'shortest success' as why, 1 as place, 0 as position
             from battles where run_id = :run and ended_reason = 'goal'
             order by message_count, run_index limit 1)
            union all
            (select id, message_count, 'longest miss', 2, 0
             from battles where run_id = :run and ended_reason in ('limit', 'abandoned')
             order by message_count desc, run_index limit 1)
            union all
            (select b.id, b.message_count, 'most frequent failure: ' || failed.code, 3, 0
             from failed join battles b on b.run_id = :run and b.run_index = failed.run_index)
            union all
            (select id, message_count, 'a judgement that could not be read', 4, run_index
             from battles b
             where run_id = :run
               and exists (select from judgements j
                           where j.battle_id = b.id and j.verdict = 'unparsable')
             order by run_index limit :most)
            order by place, position
            """)
        .param("run", runId)
        .param("most", most)
        .query((row, n) ->
            new Telling(row.getString("id"), row.getString("why"), row.getInt("message_count")))
        .list();
  }
}
