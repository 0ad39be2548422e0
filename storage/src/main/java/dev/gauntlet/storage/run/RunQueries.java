package dev.gauntlet.storage.run;

import dev.gauntlet.storage.Place;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.workflows.CallPurpose;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads runs. */
public final class RunQueries {
  private final JdbcClient jdbc;

  /** Reads over this client. */
  public RunQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One run. */
  public Optional<RunRow> find(String id) {
    return jdbc.sql("select * from runs where id = ? and expired_at is null")
        .param(id)
        .query(RunRows::read)
        .optional();
  }

  /** The scenarios of a run, in their order. */
  public List<ScenarioRow> scenarios(String id) {
    return jdbc.sql(
            """
            select s.id, s.weight,
              coalesce(s.overrides -> 'goal', r.battle -> 'goal') #>> '{}' as goal,
              coalesce(s.overrides -> 'opponent', r.battle -> 'opponent') ->> 'persona' as persona,
              coalesce(s.overrides -> 'userMessage', r.battle -> 'userMessage') #>> '{}'
                as user_message
            from scenarios s join runs r on r.id = s.run_id
            where s.run_id = ?
            order by s.position
            """)
        .param(id)
        .query((row, n) ->
            new ScenarioRow(
                row.getString("id"),
                row.getDouble("weight"),
                row.getString("goal"),
                row.getString("persona"),
                row.getString("user_message")))
        .list();
  }

  /** How many scenarios runs have; runs without one are left out. */
  public Map<String, Integer> scenarioCounts(Collection<String> ids) {
    Map<String, Integer> counts = new HashMap<>();
    jdbc.sql(
            """
            select run_id, count(*) as scenarios from scenarios where run_id = any(?)
            group by run_id
            """)
        .param(ids.toArray(String[]::new))
        .query(row -> {
          counts.put(row.getString("run_id"), row.getInt("scenarios"));
        });
    return counts;
  }

  /** A page of runs, newest first. */
  public List<RunRow> list(RunFilter filter) {
    return jdbc.sql(
            """
            select * from runs
            where expired_at is null
              and (cast(:state as text) is null or state = :state)
              and (cast(:agent as text) is null
                or battle #>> '{agent,origin,agentId}' = :agent)
              and (cast(:tag as text) is null
                or battle -> 'tags' @> jsonb_build_object(cast(:tag as text), cast(:value as text)))
              and (cast(:before as timestamptz) is null
                or (created_at, id) < (:before, cast(:beforeId as text)))
            order by created_at desc, id desc
            limit :limit
            """)
        .param("state", filter.state() == null ? null : filter.state().word())
        .param("agent", filter.agentId())
        .param("tag", filter.tagKey())
        .param("value", filter.tagValue())
        .param("before", Place.timeOf(filter.before()))
        .param("beforeId", Place.idOf(filter.before()))
        .param("limit", filter.limit())
        .query(RunRows::read)
        .list();
  }

  /** How the battles of a run stand. */
  public RunCounts counts(String id) {
    return counts(List.of(id)).getOrDefault(id, RunCounts.NONE);
  }

  /** How the battles of runs stand; runs that are not there are left out. */
  public Map<String, RunCounts> counts(Collection<String> ids) {
    Map<String, RunCounts> counts = new HashMap<>();
    jdbc.sql(
            """
            select run_id,
              count(*) filter (where state = 'queued') as queued,
              count(*) filter (where state = 'running') as running,
              count(*) filter (where state = 'paused') as paused,
              count(*) filter (where ended_reason = 'goal') as succeeded,
              count(*) filter (where ended_reason in ('limit', 'abandoned')) as missed,
              count(*) filter (where ended_reason in ('budget', 'timeout')) as uncovered,
              count(*) filter (where ended_reason = 'error') as failed,
              count(*) filter (where ended_reason = 'manual') as cancelled
            from battles where run_id = any(?)
            group by run_id
            """)
        .param(ids.toArray(String[]::new))
        .query(row -> {
          counts.put(
              row.getString("run_id"),
              new RunCounts(
                  row.getInt("queued"),
                  row.getInt("running"),
                  row.getInt("paused"),
                  row.getInt("succeeded"),
                  row.getInt("missed"),
                  row.getInt("uncovered"),
                  row.getInt("failed"),
                  row.getInt("cancelled")));
        });
    return counts;
  }

  /**
   * One letter for each battle of a run, in the order of their index: q queued, r running, p
   * paused, s succeeded, m missed, u uncovered, f failed, c cancelled. Empty when there is no such
   * run.
   */
  public String cells(String id) {
    return jdbc.sql(
            """
            select coalesce(string_agg(
              case
                when ended_reason = 'goal' then 's'
                when ended_reason in ('limit', 'abandoned') then 'm'
                when ended_reason in ('budget', 'timeout') then 'u'
                when ended_reason = 'error' then 'f'
                when ended_reason = 'manual' then 'c'
                when state = 'queued' then 'q'
                when state = 'paused' then 'p'
                else 'r'
              end, '' order by run_index), '')
            from battles where run_id = ?
            """)
        .param(id)
        .query(String.class)
        .single();
  }

  /** What a run used so far. */
  public UsageOfRun usage(String id) {
    return usages(List.of(id)).getOrDefault(id, UsageOfRun.NOTHING);
  }

  /**
   * What runs used so far: ended battles by their sums, open ones and summaries by the journal. A
   * stored call without a price makes the cost unknown.
   */
  public Map<String, UsageOfRun> usages(Collection<String> ids) {
    Map<String, UsageOfRun> usages = new HashMap<>();
    jdbc.sql(
            """
            with used as (
              select b.run_id, u.purpose, u.tokens_in, u.tokens_out, u.cost_micros, u.llm_calls,
                u.calls_repeated, u.active_ms, u.unsettled_micros, u.estimated
              from battles b join battle_usage u on u.battle_id = b.id
              where u.run_id = any(:ids) and b.run_id = any(:ids) and b.ended_reason is not null
              union all
              select b.run_id, u.purpose, u.tokens_in, u.tokens_out, u.cost_micros, u.llm_calls,
                u.calls_repeated, u.active_ms, u.unsettled_micros, u.estimated
              from battles b join call_usage u on u.battle_id = b.id
              where b.run_id = any(:ids) and b.ended_reason is null and b.started_at is not null
              union all
              select r.id, u.purpose, u.tokens_in, u.tokens_out, u.cost_micros, u.llm_calls,
                u.calls_repeated, u.active_ms, u.unsettled_micros, u.estimated
              from runs r join call_usage u on u.battle_id = 'run/' || r.id
              where r.id = any(:ids)
            )
            select run_id, purpose, sum(tokens_in) as tokens_in, sum(tokens_out) as tokens_out,
              case when count(*) = count(cost_micros) then sum(cost_micros)::bigint end
                as cost_micros,
              sum(llm_calls) as llm_calls, sum(calls_repeated) as calls_repeated,
              sum(active_ms)::bigint as active_ms, bool_or(estimated) as estimated,
              sum(unsettled_micros)::bigint as unsettled_micros
            from used group by run_id, purpose
            """)
        .param("ids", ids.toArray(String[]::new))
        .query(row -> {
          String id = row.getString("run_id");
          UsageOfRun before = usages.getOrDefault(id, UsageOfRun.NOTHING);
          CallPurpose purpose = CallPurpose.of(row.getString("purpose"));
          usages.put(id, before.plus(purpose, BattleQueries.spent(row)));
        });
    return usages;
  }

  /**
   * How many battles end a minute of late: since the oldest of as many ends as two windows hold, or
   * since the begin when there are fewer; empty before two have ended.
   */
  public OptionalDouble endsPerMinute(RunRow run) {
    Instant begun = Objects.requireNonNullElse(run.startedAt(), run.createdAt());
    return jdbc.sql(
            """
            select case when count(*) >= 2 then
                60 * (count(*) - (count(*) = :most)::int)
                / nullif(extract(epoch from now() -
                    case when count(*) = :most then min(ended_at)
                         else cast(:begun as timestamptz) end), 0)
              end
            from (
              select ended_at from battles
              where run_id = :run and ended_at is not null
              order by ended_at desc limit :most
            ) as latest
            """)
        .param("run", run.id())
        .param("begun", begun.atOffset(ZoneOffset.UTC))
        .param("most", 2 * run.concurrency())
        .query(Double.class)
        .optional()
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }
}
