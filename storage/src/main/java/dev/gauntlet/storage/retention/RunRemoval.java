package dev.gauntlet.storage.retention;

import dev.gauntlet.storage.budget.SharedBudget;
import dev.gauntlet.workflows.CallKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Removes runs with their battles, reports and summaries. A run expires as a whole, and is not
 * shown from then on; its battles follow a part at a time, and its row when none is left. Whoever
 * goes on after a crash in the middle finds what is left.
 */
public final class RunRemoval {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  /** Writes over this client. */
  public RunRemoval(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Lets runs expire that ended before a moment with all their battles, and removes battles of
   * those that have expired.
   *
   * @param most at most so many of each
   * @return how many battles were removed
   */
  public int removeSomeBattles(Instant before, int most) {
    transactions.executeWithoutResult(
        status -> expire(before.atOffset(ZoneOffset.UTC), lockOld(before, most)));
    return jdbc.sql(
            """
            with old as materialized (
              select id from battles
              where run_id = any(array(
                select id from runs where expired_at is not null order by id limit :most))
              limit :most
              for update skip locked
            ), calls as (
              delete from llm_calls where battle_id = any(array(select id from old))
            )
            delete from battles where id = any(array(select id from old))
            """)
        .param("most", most)
        .update();
  }

  private List<String> lockOld(Instant before, int most) {
    return jdbc.sql(
            """
            select id from runs
            where ended_at < :before and expired_at is null
              and not exists (
                select from battles
                where run_id = runs.id and (ended_at is null or ended_at >= :before))
            order by ended_at
            limit :most
            for update skip locked
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(String.class)
        .list();
  }

  /** Looks at the battles once more: one may have been retried until the run was locked. */
  private void expire(OffsetDateTime before, List<String> locked) {
    jdbc.sql(
            """
            update runs set expired_at = now()
            where id = any(:runs)
              and not exists (
                select from battles
                where run_id = runs.id and (ended_at is null or ended_at >= :before))
            """)
        .param("runs", locked.toArray(String[]::new))
        .param("before", before)
        .update();
  }

  /**
   * Removes runs that have expired and have no battle any more, with what was bought and kept for
   * them.
   *
   * @param most at most so many
   * @return how many
   */
  public int removeSome(int most) {
    List<String> empty =
        jdbc.sql(
                """
                select id from runs
                where expired_at is not null
                  and not exists (select from battles where run_id = runs.id)
                limit ?
                """)
            .param(most)
            .query(String.class)
            .list();
    transactions.executeWithoutResult(status -> {
      delete(
          "delete from llm_calls where battle_id = any(?)",
          empty.stream().map(CallKey::subject).toArray(String[]::new));
      delete(
          "delete from budgets where scope = any(?)",
          empty.stream().map(SharedBudget::scopeOfRun).toArray(String[]::new));
      delete("delete from runs where id = any(?)", empty.toArray(String[]::new));
    });
    return empty.size();
  }

  private void delete(String sql, String[] ids) {
    jdbc.sql(sql).param(ids).update();
  }
}
