package dev.gauntlet.storage.battle;

import dev.gauntlet.storage.Json;
import dev.gauntlet.workflows.battle.BattleState;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Lets battles go on that have failed. Once the row is open again, the battle will be played. */
public final class Retries {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  /** Writes over this client. */
  public Retries(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Undoes the end of a battle that has failed: of several at once, one does. What was said, bought
   * and charged stays; its run has no stored report until the battle has ended once more.
   *
   * @param by who wants it
   * @param reason why, or null
   */
  public Retry retry(String battleId, String by, @Nullable String reason) {
    return Objects.requireNonNull(
        transactions.execute(status -> {
          Optional<Retry> refused = inTheWay(battleId);
          if (refused.isPresent()) {
            return refused.get();
          }
          askFailedCallsAgain(battleId);
          return reopen(battleId, by, reason)
              .<Retry>map(Retry.GoesOn::new)
              .orElseGet(() -> new Retry.NotFailed(row(battleId).orElseThrow().state()));
        }));
  }

  /**
   * What a retry has to know of a battle.
   *
   * @param runId its run, or null
   */
  private record Row(BattleState state, boolean erased, @Nullable String runId) {}

  private Optional<Row> row(String battleId) {
    return jdbc.sql(
            "select state, erased_at is not null as erased, run_id from battles where id = ?")
        .param(battleId)
        .query((row, n) ->
            new Row(
                BattleState.of(row.getString("state")),
                row.getBoolean("erased"),
                row.getString("run_id")))
        .optional();
  }

  private Optional<Retry> inTheWay(String battleId) {
    Optional<Row> found = row(battleId);
    if (found.isEmpty()) {
      return Optional.of(new Retry.NotThere());
    }
    Row battle = found.get();
    return battle.erased()
        ? Optional.of(new Retry.Erased())
        : Optional.ofNullable(battle.runId()).flatMap(this::lockRun);
  }

  /**
   * What is in the way of a battle of this run. The lock holds off an erasure or a removal of the
   * run until the battle is open.
   */
  private Optional<Retry> lockRun(String runId) {
    record Run(boolean open, boolean expired, boolean erased) {}
    Run run =
        jdbc.sql(
                """
                select ended_at is null as open, expired_at is not null as expired,
                  erased_at is not null as erased
                from runs where id = ? for share
                """)
            .param(runId)
            .query((row, n) ->
                new Run(
                    row.getBoolean("open"), row.getBoolean("expired"), row.getBoolean("erased")))
            .single();
    if (run.open()) {
      return Optional.of(new Retry.RunOpen(runId));
    }
    if (run.expired()) {
      return Optional.of(new Retry.NotThere());
    }
    return run.erased() ? Optional.of(new Retry.Erased()) : Optional.empty();
  }

  /**
   * The patience that its calls wore out is new. Its calls are locked before its row, as an erasure
   * does it, so that the two never wait for each other.
   */
  private void askFailedCallsAgain(String battleId) {
    jdbc.sql(
            """
            update llm_calls set strikes = 0, retry_at = null
            where battle_id = ? and state <> 'stored'
            """)
        .param(battleId)
        .update();
  }

  /** Every provider of a chain is asked again, for nobody knows which of them was mended. */
  private Optional<Integer> reopen(String battleId, String by, @Nullable String reason) {
    return jdbc.sql(
            """
            with battle as (
              update battles
              set state = 'queued', generation = generation + 1, swept_at = null,
                  bodies_removed_at = null,
                  ended_reason = null, ended_at = null, ended_by = null, ended_detail = null,
                  error_type = null, error_message = null, updated_at = now(),
                  agent_position = 0, opponent_position = 0, judge_position = 0,
                  wanted = 'run', wanted_by = :by, wanted_reason = cast(:reason as text),
                  wanted_at = now(), wanted_version = wanted_version + 1,
                  delivered_version = wanted_version + 1, event_count = event_count + 1
              where id = :battle and ended_reason = 'error' and erased_at is null
              returning id, run_id, generation, event_count
            ), event as (
              insert into events (battle_id, position, type, data)
              select id, event_count, :type, cast(:data as jsonb) from battle
            ), usage as (
              delete from battle_usage using battle where battle_usage.battle_id = battle.id
            ), report as (
              delete from reports using battle where reports.run_id = battle.run_id
            )
            select generation from battle
            """)
        .param("by", by)
        .param("reason", reason)
        .param("battle", battleId)
        .param("type", new Happening.Retried(by, reason).type())
        .param("data", Json.write(new Happening.Retried(by, reason)))
        .query(Integer.class)
        .optional();
  }
}
