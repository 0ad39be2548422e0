package dev.gauntlet.storage.run;

import dev.gauntlet.storage.signal.Channel;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people want of runs: in the row before it is on its way to Temporal. */
public final class RunIntents {
  private final JdbcClient jdbc;

  /** Writes over this client. */
  public RunIntents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes an intent down, and for a cancel wakes the worker that holds a call of the run itself.
   * Of several cancels the first counts.
   *
   * @return the intent that counts with its version, or nothing when the run has ended or is not
   *     there, or is to be cancelled while this wants something else
   */
  public Optional<Intent> want(String runId, Wanted wanted, String by, @Nullable String reason) {
    Optional<Intent> intent = write(runId, wanted, by, reason);
    if (wanted == Wanted.CANCEL && intent.isPresent()) {
      jdbc.sql("select pg_notify(:channel, :run)")
          .param("channel", Channel.CANCELLED.word())
          .param("run", CallKey.subject(runId))
          .query()
          .singleRow();
    }
    return intent;
  }

  private Optional<Intent> write(String runId, Wanted wanted, String by, @Nullable String reason) {
    return jdbc.sql(
            """
            update runs
            set wanted = :wanted,
                wanted_by = case when wanted = 'cancel' then wanted_by else :by end,
                wanted_reason = case when wanted = 'cancel' then wanted_reason else :reason end,
                wanted_at = case when wanted = 'cancel' then wanted_at else now() end,
                wanted_version = wanted_version + (wanted <> 'cancel')::int
            where id = :run and ended_at is null and (wanted <> 'cancel' or :wanted = 'cancel')
            returning wanted_version, wanted_by, wanted_reason
            """)
        .param("run", runId)
        .param("wanted", wanted.name().toLowerCase(Locale.ROOT))
        .param("by", by)
        .param("reason", reason)
        .query((row, n) ->
            new Intent(
                row.getInt("wanted_version"),
                row.getString("wanted_by"),
                row.getString("wanted_reason")))
        .optional();
  }

  /** Writes down that the workflow was told of everything up to this version. */
  public void delivered(String runId, int version) {
    jdbc.sql(
            """
            update runs set delivered_version = greatest(delivered_version, :version)
            where id = :run
            """)
        .param("version", version)
        .param("run", runId)
        .update();
  }

  /** Writes down that the run's workflow was seen running. */
  public void handedOver(String runId) {
    jdbc.sql("update runs set swept_at = now() where id = ? and swept_at is null")
        .param(runId)
        .update();
  }
}
