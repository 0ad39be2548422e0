package dev.gauntlet.storage.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Removes the bodies that the journal keeps: what models answered, word for word, and what
 * providers said when they failed. Messages and verdicts were made of them before.
 */
public final class BodyRemoval {
  private final JdbcClient jdbc;

  /** Writes over this client. */
  public BodyRemoval(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Removes the bodies of battles that ended before a moment, and whose runs have ended; the oldest
   * first, in one transaction.
   *
   * @param most of at most so many battles
   * @return of how many
   */
  public int removeSomeOfBattles(Instant before, int most) {
    return jdbc.sql(
            """
            with old as materialized (
              select id from battles
              where ended_at < :before and bodies_removed_at is null
                and (run_id is null or exists (
                  select from runs where runs.id = run_id and runs.ended_at is not null))
              order by ended_at
              limit :most
              for no key update skip locked
            ), bodies as (
              update llm_calls
              set response = case when response is not null then '' end,
                  failure_body = case when failure_body is not null then '' end
              where battle_id = any(array(select id from old))
            )
            update battles set bodies_removed_at = now()
            where id = any(array(select id from old))
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .update();
  }

  /**
   * The same for what was bought about whole runs.
   *
   * @param most of at most so many runs
   * @return of how many
   */
  public int removeSomeOfRuns(Instant before, int most) {
    return jdbc.sql(
            """
            with old as materialized (
              select id from runs
              where ended_at < :before and bodies_removed_at is null
              order by ended_at
              limit :most
              for no key update skip locked
            ), bodies as (
              update llm_calls
              set response = case when response is not null then '' end,
                  failure_body = case when failure_body is not null then '' end
              where battle_id = any(array(select 'run/' || id from old))
            )
            update runs set bodies_removed_at = now()
            where id = any(array(select id from old))
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .update();
  }
}
