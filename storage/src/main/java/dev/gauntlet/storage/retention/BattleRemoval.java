package dev.gauntlet.storage.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removes battles that stand alone, with everything that refers to them. */
public final class BattleRemoval {
  private final JdbcClient jdbc;

  /** Writes over this client. */
  public BattleRemoval(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Removes battles without a run that ended before a moment, the oldest first, in one transaction.
   * One that somebody is writing to is left for the next time.
   *
   * @param most at most so many
   * @return how many
   */
  public int removeSome(Instant before, int most) {
    return jdbc.sql(
            """
            with old as materialized (
              select id from battles
              where run_id is null and ended_at < :before
              order by ended_at
              limit :most
              for update skip locked
            ), calls as (
              delete from llm_calls where battle_id = any(array(select id from old))
            )
            delete from battles where id = any(array(select id from old))
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .update();
  }
}
