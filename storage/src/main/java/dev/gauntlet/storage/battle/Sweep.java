package dev.gauntlet.storage.battle;

import dev.gauntlet.storage.Json;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds battles that may need a push. */
public final class Sweep {
  private final JdbcClient jdbc;

  /** Reads over this client. */
  public Sweep(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Claims open battles that were never handed over, hold an intent that was not delivered, or have
   * not been looked at since a moment. Two sweepers claim different ones. A battle of a run is
   * started by the run, and claimed only once it has begun or was retried.
   *
   * @param since everything last looked at before it is claimed
   * @param most at most so many
   */
  public List<OpenBattle> claim(Instant since, int most) {
    return jdbc.sql(
            """
            with claimed as materialized (
              select id from battles
              where ended_reason is null
                and (run_id is null or started_at is not null or generation > 0)
                and (swept_at is null and created_at < now() - interval '1 second'
                    and (generation = 0 or wanted_at < now() - interval '1 second')
                  or delivered_version < wanted_version and wanted_at < now() - interval '1 second'
                    and swept_at < now() - interval '2 seconds'
                  or swept_at < :since)
              order by swept_at nulls first
              limit :most
              for update skip locked
            ), looked_at as (
              update battles set swept_at = now() where id in (select id from claimed)
            )
            select * from whole_battles where id in (select id from claimed)
            """)
        .param("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
        .param("most", most)
        .query(Sweep::read)
        .list();
  }

  /** Has a battle claimed by the next sweep again. */
  public void lookAgain(String battleId) {
    jdbc.sql("update battles set swept_at = null where id = ? and ended_reason is null")
        .param(battleId)
        .update();
  }

  /**
   * Has every open battle but those that their run has not begun claimed by the next sweep, for
   * Temporal has forgotten them. A hand-over that is under way meanwhile, and writes itself down
   * later, does not undo this: only a null is replaced by others than {@link #claim}.
   */
  public void lookAtAllAgain() {
    jdbc.sql(
            """
            update battles set swept_at = '-infinity'
            where ended_reason is null
              and (run_id is null or started_at is not null or generation > 0)
            """)
        .update();
  }

  private static OpenBattle read(ResultSet row, int number) throws SQLException {
    return new OpenBattle(
        row.getString("id"),
        row.getInt("generation"),
        BattleRows.place(row),
        Json.read(row.getString("spec"), BattleSpec.class).summary(),
        Wanted.valueOf(row.getString("wanted").toUpperCase(Locale.ROOT)),
        new Intent(
            row.getInt("wanted_version"),
            Optional.ofNullable(row.getString("wanted_by")).orElse(""),
            row.getString("wanted_reason")),
        row.getInt("delivered_version"));
  }
}
