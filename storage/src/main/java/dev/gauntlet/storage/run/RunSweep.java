package dev.gauntlet.storage.run;

import dev.gauntlet.workflows.battle.Intent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds runs that may need a push. */
public final class RunSweep {
  private final JdbcClient jdbc;

  /** Reads over this client. */
  public RunSweep(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Claims open runs that were never handed over, hold an intent that was not delivered, or have
   * not been looked at since a moment. Two sweepers claim different ones.
   *
   * @param since everything last looked at before it is claimed
   * @param most at most so many
   */
  public List<OpenRun> claim(Instant since, int most) {
    return jdbc.sql(
            """
            with claimed as materialized (
              select id from runs
              where ended_at is null
                and (swept_at is null and created_at < now() - interval '1 second'
                  or delivered_version < wanted_version and wanted_at < now() - interval '1 second'
                    and swept_at < now() - interval '2 seconds'
                  or swept_at < :since)
              order by swept_at nulls first
              limit :most
              for update skip locked
            )
            update runs set swept_at = now()
            where id in (select id from claimed)
            returning *
            """)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(RunSweep::read)
        .list();
  }

  /** Has a run claimed by the next sweep again. */
  public void lookAgain(String runId) {
    jdbc.sql("update runs set swept_at = null where id = ? and ended_at is null")
        .param(runId)
        .update();
  }

  /** Has every open run claimed by the next sweep, for Temporal has forgotten them. */
  public void lookAtAllAgain() {
    jdbc.sql("update runs set swept_at = '-infinity' where ended_at is null").update();
  }

  private static OpenRun read(ResultSet row, int number) throws SQLException {
    RunRow run = RunRows.read(row, number);
    return new OpenRun(
        run.id(),
        run.generation(),
        run.summary(),
        run.wanted(),
        Objects.requireNonNullElse(
            run.intent(), new Intent(row.getInt("wanted_version"), "", null)),
        row.getInt("delivered_version"));
  }
}
