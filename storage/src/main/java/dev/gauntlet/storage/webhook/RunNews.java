package dev.gauntlet.storage.webhook;

import dev.gauntlet.storage.Json;
import dev.gauntlet.workflows.statistics.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What payloads say of runs, in the words of the API; nothing when nobody is to be told. */
final class RunNews {
  private static final double LEVEL = 0.95;
  private static final int PLACES = 6;

  private final JdbcClient jdbc;
  private final String publicUrl;

  RunNews(JdbcClient jdbc, String publicUrl) {
    this.jdbc = jdbc;
    this.publicUrl = publicUrl;
  }

  List<News> ended(String id) {
    Counts counts = counts(id);
    return jdbc.sql(
            """
            with calls as (
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
              'total', cast(:total as int), 'completed', cast(:completed as int),
              'succeeded', cast(:succeeded as int), 'missed', cast(:missed as int),
              'uncovered', cast(:uncovered as int), 'failed', cast(:failed as int),
              'cancelled', cast(:cancelled as int), 'rates', cast(:rates as json),
              'createdAt', iso_utc(created_at), 'startedAt', iso_utc(started_at),
              'endedAt', iso_utc(ended_at), 'usage', usage, 'tags', battle -> 'tags',
              'links', json_build_object('self', :url || '/api/scale/' || id,
                'report', :url || '/api/scale/' || id || '/report',
                'page', :url || '/runs/' || id)) as data
            from runs, used
            where id = :run and (webhook_url is not null or exists (
              select from webhooks where enabled and 'run.ended' = any(events)))
            """)
        .param("run", id)
        .param("url", publicUrl)
        .param("total", counts.total())
        .param("completed", counts.completed())
        .param("succeeded", counts.succeeded())
        .param("missed", counts.missed())
        .param("uncovered", counts.uncovered())
        .param("failed", counts.failed())
        .param("cancelled", counts.cancelled())
        .param("rates", Json.write(Rates.of(counts)))
        .query(News::read)
        .list();
  }

  /** The rates of a report, without those that need its scenarios, with six places. */
  private record Rates(
      @Nullable Success success,
      @Nullable BigDecimal coverage,
      @Nullable BigDecimal worstCase,
      @Nullable BigDecimal bestCase) {

    static Rates of(Counts counts) {
      int succeeded = counts.succeeded();
      int ended = counts.completed();
      int covered = succeeded + counts.missed();
      double of = ended;
      return ended == 0
          ? new Rates(null, null, null, null)
          : new Rates(
              Rate.wilson(succeeded, covered, LEVEL).map(Success::of).orElse(null),
              share(covered / of),
              share(succeeded / of),
              share((succeeded + ended - covered) / of));
    }
  }

  private record Success(
      int k,
      int n,
      BigDecimal estimate,
      BigDecimal low,
      BigDecimal high,
      String method,
      double level) {

    static Success of(Rate rate) {
      return new Success(
          rate.k(),
          rate.n(),
          share(rate.estimate()),
          share(rate.low()),
          share(rate.high()),
          rate.method(),
          rate.level());
    }
  }

  private static BigDecimal share(double share) {
    return BigDecimal.valueOf(share).setScale(PLACES, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  /** How a run's battles ended. */
  private record Counts(
      int total,
      int completed,
      int succeeded,
      int missed,
      int uncovered,
      int failed,
      int cancelled) {}

  private Counts counts(String runId) {
    return jdbc.sql(
            """
            select count(*) as total, count(ended_reason) as completed,
              count(*) filter (where ended_reason = 'goal') as succeeded,
              count(*) filter (where ended_reason in ('limit', 'abandoned')) as missed,
              count(*) filter (where ended_reason in ('budget', 'timeout')) as uncovered,
              count(*) filter (where ended_reason = 'error') as failed,
              count(*) filter (where ended_reason = 'manual') as cancelled
            from battles where run_id = ?
            """)
        .param(runId)
        .query((row, n) ->
            new Counts(
                row.getInt("total"),
                row.getInt("completed"),
                row.getInt("succeeded"),
                row.getInt("missed"),
                row.getInt("uncovered"),
                row.getInt("failed"),
                row.getInt("cancelled")))
        .single();
  }
}
