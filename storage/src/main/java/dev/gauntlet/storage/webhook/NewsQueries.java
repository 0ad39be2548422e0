package dev.gauntlet.storage.webhook;

import dev.gauntlet.storage.Json;
import dev.gauntlet.workflows.statistics.Rate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What payloads say, in the words of the API and without anything that was said in a battle. What
 * nobody is to be told of is left out.
 */
final class NewsQueries {
  private static final double LEVEL = 0.95;

  private final JdbcClient jdbc;
  private final String publicUrl;

  NewsQueries(JdbcClient jdbc, String publicUrl) {
    this.jdbc = jdbc;
    this.publicUrl = publicUrl;
  }

  List<News> battlesEnded(Collection<String> ids) {
    return jdbc.sql(
            """
            select id, b.run_id, null as once, webhook_url, json_build_object(
              'conversationId', id, 'runId', b.run_id, 'runIndex', b.run_index,
              'scenario', w.scenario, 'state', b.state, 'endedReason', b.ended_reason,
              'endedBy', b.ended_by,
              'error', case when b.error_type is not null then
                json_build_object('type', b.error_type, 'message', b.error_message) end,
              'agent', json_build_object('provider', w.spec #> '{agent,provider}',
                'model', w.spec #> '{agent,model}'),
              'messageCount', b.message_count, 'messageLimit', w.spec -> 'messageLimit',
              'createdAt', iso_utc(b.created_at), 'startedAt', iso_utc(b.started_at),
              'endedAt', iso_utc(b.ended_at), 'usage', used.usage, 'tags', w.spec -> 'tags',
              'links', json_build_object('self', :url || '/api/battles/' || id,
                'messages', :url || '/api/battles/' || id || '/messages',
                'page', :url || '/battles/' || id)) as data
            from whole_battles w join battles b using (id)
            cross join lateral (
              select json_build_object('tokensIn', coalesce(sum(tokens_in), 0),
                'tokensOut', coalesce(sum(tokens_out), 0),
                'costUsd', case when count(*) = count(cost_micros)
                                then usd(coalesce(sum(cost_micros), 0)) end,
                'llmCalls', coalesce(sum(llm_calls), 0),
                'callsRepeated', coalesce(sum(calls_repeated), 0),
                'unsettledUsd', usd(coalesce(sum(unsettled_micros), 0)),
                'estimated', coalesce(bool_or(estimated), false)) as usage
              from battle_usage where battle_id = id
            ) as used
            where id = any(:ids)
              and (webhook_url is not null or exists (
                select from webhooks where enabled and 'battle.ended' = any(events)
                  and (b.run_id is null or battles_of_runs)))
            """)
        .param("ids", ids.toArray(String[]::new))
        .param("url", publicUrl)
        .query(NewsQueries::read)
        .list();
  }

  List<News> runEnded(String id) {
    return jdbc.sql(
            """
            with counts as (
              select count(*) as total, count(ended_reason) as completed,
                count(*) filter (where ended_reason = 'goal') as succeeded,
                count(*) filter (where ended_reason in ('limit', 'abandoned')) as missed,
                count(*) filter (where ended_reason in ('budget', 'timeout')) as uncovered,
                count(*) filter (where ended_reason = 'error') as failed,
                count(*) filter (where ended_reason = 'manual') as cancelled
              from battles where run_id = :run
            ), calls as (
              select tokens_in, tokens_out, cost_micros, llm_calls, calls_repeated,
                unsettled_micros, estimated
              from battle_usage where run_id = :run
              union all
              select tokens_in, tokens_out, cost_micros, llm_calls, calls_repeated,
                unsettled_micros, estimated
              from call_usage where battle_id = 'run/' || :run
            ), used as (
              select json_build_object('tokensIn', coalesce(sum(tokens_in), 0),
                'tokensOut', coalesce(sum(tokens_out), 0),
                'costUsd', case when count(*) = count(cost_micros)
                                then usd(coalesce(sum(cost_micros), 0)) end,
                'llmCalls', coalesce(sum(llm_calls), 0),
                'callsRepeated', coalesce(sum(calls_repeated), 0),
                'unsettledUsd', usd(coalesce(sum(unsettled_micros), 0)),
                'estimated', coalesce(bool_or(estimated), false)) as usage
              from calls
            )
            select null as id, id as run_id, null as once, webhook_url, json_build_object(
              'runId', id, 'state', state, 'endedBy', ended_by,
              'error', case when error_type is not null then
                json_build_object('type', error_type, 'message', error_message) end,
              'agent', json_build_object('provider', battle #> '{agent,provider}',
                'model', battle #> '{agent,model}'),
              'total', total, 'completed', completed, 'succeeded', succeeded, 'missed', missed,
              'uncovered', uncovered, 'failed', failed, 'cancelled', cancelled,
              'rates', cast(:rates as json),
              'createdAt', iso_utc(created_at), 'startedAt', iso_utc(started_at),
              'endedAt', iso_utc(ended_at), 'usage', usage, 'tags', battle -> 'tags',
              'links', json_build_object('self', :url || '/api/scale/' || id,
                'report', :url || '/api/scale/' || id || '/report',
                'page', :url || '/runs/' || id)) as data
            from runs, counts, used
            where id = :run and (webhook_url is not null or exists (
              select from webhooks where enabled and 'run.ended' = any(events)))
            """)
        .param("run", id)
        .param("url", publicUrl)
        .param("rates", Json.write(rates(id)))
        .query(NewsQueries::read)
        .list();
  }

  /** The rates of a report, without those that need its scenarios. */
  private record Rates(
      @Nullable Rate success,
      @Nullable Double coverage,
      @Nullable Double worstCase,
      @Nullable Double bestCase) {

    static Rates of(int succeeded, int missed, int ended) {
      int covered = succeeded + missed;
      double of = ended;
      return ended == 0
          ? new Rates(null, null, null, null)
          : new Rates(
              Rate.wilson(succeeded, covered, LEVEL).orElse(null),
              covered / of,
              succeeded / of,
              (succeeded + ended - covered) / of);
    }
  }

  private Rates rates(String runId) {
    return jdbc.sql(
            """
            select count(*) filter (where ended_reason = 'goal') as succeeded,
              count(*) filter (where ended_reason in ('limit', 'abandoned')) as missed,
              count(ended_reason) as ended
            from battles where run_id = ?
            """)
        .param(runId)
        .query((row, n) ->
            Rates.of(row.getInt("succeeded"), row.getInt("missed"), row.getInt("ended")))
        .single();
  }

  List<News> fellBack(String battleId, int seq, String purpose, int position, String happening) {
    return jdbc.sql(
            """
            select id, run_id,
              case when run_id is not null
                   then 'fallback/' || run_id || '/' || :purpose || '/' || :position end as once,
              null as webhook_url, json_build_object(
              'conversationId', id, 'runId', run_id, 'seq', cast(:seq as int),
              'purpose', cast(:purpose as text), 'from', cast(:happening as json) -> 'from',
              'to', cast(:happening as json) -> 'to',
              'failure', cast(:happening as json) -> 'failure',
              'reason', cast(:happening as json) -> 'reason', 'tags', spec -> 'tags',
              'links', json_build_object('self', :url || '/api/battles/' || id,
                'events', :url || '/api/battles/' || id || '/events',
                'page', :url || '/battles/' || id)) as data
            from whole_battles
            where id = :battle and exists (
              select from webhooks where enabled and 'provider.fallback' = any(events))
            """)
        .param("battle", battleId)
        .param("seq", seq)
        .param("purpose", purpose)
        .param("position", String.valueOf(position))
        .param("happening", happening)
        .param("url", publicUrl)
        .query(NewsQueries::read)
        .list();
  }

  /** It is the provider's matter: which battle found it is a hint alone. */
  List<News> quotaExhausted(String subject, String provider, String model, String sentence) {
    return jdbc.sql(
            """
            select null as id, null as run_id, null as once, null as webhook_url,
              json_build_object('provider', cast(:provider as text), 'model', cast(:model as text),
                'reason', cast(:sentence as text),
                'conversationId', case when :subject not like 'run/%' then :subject end,
                'runId', coalesce((select run_id from battles where id = :subject),
                  case when :subject like 'run/%' then substring(:subject from 5) end),
                'links', json_build_object('providers', :url || '/api/providers',
                  'health', :url || '/api/queue/health')) as data
            """)
        .param("subject", subject)
        .param("provider", provider)
        .param("model", model)
        .param("sentence", sentence)
        .param("url", publicUrl)
        .query(NewsQueries::read)
        .list();
  }

  private static News read(ResultSet row, int number) throws SQLException {
    return new News(
        row.getString("id"),
        row.getString("run_id"),
        row.getString("once"),
        row.getString("webhook_url"),
        row.getString("data"));
  }
}
