package dev.gauntlet.storage.run;

import dev.gauntlet.storage.battle.BattleUsage;
import dev.gauntlet.storage.budget.SharedBudget;
import dev.gauntlet.storage.webhook.Outbox;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.RunEnding;
import dev.gauntlet.workflows.scale.RunState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Records how a run goes through its life. Every step may be repeated without harm. */
public final class RunProgress {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Outbox outbox;

  /** Writes over this client; what is told of it has links without a host. */
  public RunProgress(JdbcClient jdbc, TransactionOperations transactions) {
    this(jdbc, transactions, new Outbox(jdbc, ""));
  }

  /** Writes over this client. */
  public RunProgress(JdbcClient jdbc, TransactionOperations transactions, Outbox outbox) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.outbox = outbox;
  }

  /**
   * Marks a run as begun, unless it has ended. Whoever begins it hears of what is wanted.
   *
   * @return the run, or nothing when there is no such row
   */
  public Optional<RunRow> begin(String runId) {
    jdbc.sql(
            """
            update runs
            set state = case when state = 'queued' or state = 'paused' and wanted = 'run'
                             then 'running' else state end,
                started_at = coalesce(started_at, now()), swept_at = coalesce(swept_at, now()),
                delivered_version = wanted_version, updated_at = now()
            where id = ? and ended_at is null
            """)
        .param(runId)
        .update();
    return row(runId);
  }

  /** Milliseconds until the run's deadline, at least 0; nothing when it has none. */
  public Optional<Long> deadlineLeftMs(String runId) {
    return jdbc.sql(
            """
            select greatest(0, extract(epoch from started_at - now()) * 1000
              + deadline_seconds * 1000)::bigint
            from runs where id = ? and deadline_seconds is not null
            """)
        .param(runId)
        .query(Long.class)
        .optional();
  }

  /** The battles of a run from one index to before another that have not ended, in their order. */
  public List<Integer> remaining(String runId, int from, int to) {
    return jdbc.sql(
            """
            select run_index from battles
            where run_id = :run and run_index >= :from and run_index < :to
              and ended_reason is null
            order by run_index
            """)
        .param("run", runId)
        .param("from", from)
        .param("to", to)
        .query(Integer.class)
        .list();
  }

  /** Whether a call of the run could never be charged any more. */
  public boolean isBudgetSpent(String runId) {
    return jdbc.sql("select spent_at is not null from budgets where scope = ?")
        .param(SharedBudget.scopeOfRun(runId))
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Records that the run stands still, once. */
  public void paused(String runId, Intent intent) {
    move(runId, RunState.RUNNING, RunState.PAUSED, Wanted.PAUSE, intent);
  }

  /** Records that the run goes on, once. */
  public void resumed(String runId, Intent intent) {
    move(runId, RunState.PAUSED, RunState.RUNNING, Wanted.RUN, intent);
  }

  /** An intent that no row holds, such as a signal sent by hand, is written down here. */
  private void move(String runId, RunState from, RunState to, Wanted wanted, Intent intent) {
    jdbc.sql(
            """
            update runs
            set state = :to, updated_at = now(),
                wanted = case when wanted_version <= :version then :wanted else wanted end,
                wanted_by = case when wanted_version <= :version then :by else wanted_by end,
                wanted_reason = case when wanted_version <= :version
                                     then :reason else wanted_reason end
            where id = :run and state = :from
            """)
        .param("to", to.word())
        .param("from", from.word())
        .param("version", intent.version())
        .param("wanted", wanted.name().toLowerCase(Locale.ROOT))
        .param("by", intent.by())
        .param("reason", intent.reason())
        .param("run", runId)
        .update();
  }

  /**
   * Ends a run unless it has ended, sums up what its battles used once more, and returns its row as
   * it then is.
   */
  public RunRow end(String runId, RunEnding ending) {
    transactions.executeWithoutResult(status -> {
      int ended =
          jdbc.sql(
                  """
                  update runs
                  set state = :state, ended_at = now(), updated_at = now(),
                      ended_by = case when :state <> 'cancelled' then null
                                      when wanted = 'cancel' then wanted_by else :by end,
                      wanted = case when :state = 'cancelled' then 'cancel' else wanted end,
                      wanted_by = case when :state = 'cancelled' and wanted <> 'cancel'
                                       then :by else wanted_by end,
                      wanted_reason = case when :state = 'cancelled' and wanted <> 'cancel'
                                           then :sentence else wanted_reason end,
                      error_type = cast(:failure as text),
                      error_message = case when cast(:failure as text) is null
                                           then null else :sentence end
                  where id = :run and ended_at is null
                  """)
              .param("state", ending.state().word())
              .param("by", ending.by())
              .param("sentence", ending.sentence())
              .param("failure", ending.failure() == null ? null : ending.failure().name())
              .param("run", runId)
              .update();
      if (ended == 1) {
        BattleUsage.sum(jdbc, battleIds(runId));
        outbox.runEnded(runId);
      }
    });
    return row(runId).orElseThrow();
  }

  private List<String> battleIds(String runId) {
    return jdbc.sql("select id from battles where run_id = ?")
        .param(runId)
        .query(String.class)
        .list();
  }

  private Optional<RunRow> row(String runId) {
    return jdbc.sql("select * from runs where id = ?").param(runId).query(RunRows::read).optional();
  }
}
