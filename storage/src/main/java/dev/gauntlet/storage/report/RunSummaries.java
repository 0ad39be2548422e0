package dev.gauntlet.storage.report;

import dev.gauntlet.storage.Text;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.journal.CallTexts;
import dev.gauntlet.storage.report.RunReport.Summary;
import dev.gauntlet.storage.report.RunReport.Summary.Failure;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.Spent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What models wrote about runs, and why where they did not. A text is never lost to a failure. */
public final class RunSummaries {
  private final JdbcClient jdbc;

  /** Writes over this client. */
  public RunSummaries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores what a model wrote, or why not, unless there is a text already. What it read may have
   * been erased meanwhile; then nothing of what it wrote is kept.
   */
  public void store(String runId, Summary written) {
    boolean erased = isErased(runId, written.read());
    Summary summary = erased ? erased(written) : written;
    Failure failure = summary.failure();
    jdbc.sql(
            """
            insert into summaries (run_id, provider, model, text, rationale, revised_prompt, read,
              failure_code, failure)
            values (:run, :provider, :model, :text, :rationale, :prompt, :read, :code, :failure)
            on conflict (run_id) do update
            set provider = excluded.provider, model = excluded.model, text = excluded.text,
                rationale = excluded.rationale, revised_prompt = excluded.revised_prompt,
                read = excluded.read, failure_code = excluded.failure_code,
                failure = excluded.failure, created_at = excluded.created_at
            where summaries.text is null
            """)
        .param("run", runId)
        .param("provider", summary.provider())
        .param("model", summary.model())
        .param("text", summary.text())
        .param("rationale", summary.rationale())
        .param("prompt", summary.revisedPrompt())
        .param("read", summary.read().toArray(String[]::new))
        .param("code", failure == null ? null : failure.code())
        .param("failure", failure == null ? null : failure.sentence())
        .update();
    if (erased) {
      CallTexts.erase(jdbc, List.of(CallKey.subject(runId)));
    }
  }

  private static Summary erased(Summary summary) {
    Failure failure = summary.failure();
    return new Summary(
        summary.provider(),
        summary.model(),
        summary.text() == null ? null : Text.ERASED,
        summary.rationale() == null ? null : Text.ERASED,
        summary.revisedPrompt() == null ? null : Text.ERASED,
        summary.read(),
        failure == null ? null : new Failure(failure.code(), Text.ERASED));
  }

  /** The locks make whoever erases one of them meanwhile find this summary. */
  private boolean isErased(String runId, List<String> read) {
    return jdbc.sql(
            """
            with run as (
              select erased_at from runs where id = :run for share
            ), battle as (
              select erased_at from battles where id = any(:read) order by id for share
            )
            select count(erased_at) > 0 from (table run union all table battle) as subject
            """)
        .param("run", runId)
        .param("read", read.toArray(String[]::new))
        .query(Boolean.class)
        .single();
  }

  /** Stores why the model that a run names wrote nothing, unless there is a text already. */
  public void fail(String runId, Failure failure) {
    jdbc.sql(
            """
            insert into summaries (run_id, provider, model, failure_code, failure)
            select id, summarize ->> 'provider', summarize ->> 'model', :code, :failure
            from runs where id = :run and summarize is not null
            on conflict (run_id) do update
            set failure_code = excluded.failure_code, failure = excluded.failure,
                created_at = excluded.created_at
            where summaries.text is null
            """)
        .param("run", runId)
        .param("code", failure.code())
        .param("failure", failure.sentence())
        .update();
  }

  /** What there is about a run. */
  public Optional<Summary> find(String runId) {
    return jdbc.sql("select * from summaries where run_id = ?")
        .param(runId)
        .query(RunSummaries::read)
        .optional();
  }

  /** What the summary of a run used so far, by the journal. */
  public Spent spent(String runId) {
    return jdbc.sql(
            """
            select coalesce(sum(tokens_in), 0) as tokens_in,
              coalesce(sum(tokens_out), 0) as tokens_out,
              case when count(*) = count(cost_micros)
                then coalesce(sum(cost_micros), 0)::bigint end as cost_micros,
              coalesce(sum(llm_calls), 0) as llm_calls,
              coalesce(sum(calls_repeated), 0) as calls_repeated,
              coalesce(sum(active_ms), 0)::bigint as active_ms,
              coalesce(bool_or(estimated), false) as estimated,
              coalesce(sum(unsettled_micros), 0)::bigint as unsettled_micros
            from call_usage where battle_id = ?
            """)
        .param(CallKey.subject(runId))
        .query((row, n) -> BattleQueries.spent(row))
        .single();
  }

  private static Summary read(ResultSet row, int number) throws SQLException {
    String code = row.getString("failure_code");
    return new Summary(
        row.getString("provider"),
        row.getString("model"),
        row.getString("text"),
        row.getString("rationale"),
        row.getString("revised_prompt"),
        List.of((String[]) row.getArray("read").getArray()),
        code == null ? null : new Failure(code, row.getString("failure")));
  }
}
