package dev.gauntlet.storage.battle;

import dev.gauntlet.storage.Columns;
import dev.gauntlet.storage.Json;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Positions;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code whole_battles}. */
final class BattleRows {

  private BattleRows() {}

  static BattleRow read(ResultSet row, int number) throws SQLException {
    return new BattleRow(
        row.getString("id"),
        Columns.requiredInstant(row, "created_at"),
        Json.read(row.getString("spec"), BattleSpec.class),
        row.getInt("generation"),
        Wanted.valueOf(row.getString("wanted").toUpperCase(Locale.ROOT)),
        intent(row),
        BattleState.of(row.getString("state")),
        Columns.instant(row, "started_at"),
        Columns.requiredInstant(row, "updated_at"),
        row.getInt("message_count"),
        row.getInt("event_count"),
        Columns.instant(row, "last_message_at"),
        new Positions(
            row.getInt("agent_position"),
            row.getInt("opponent_position"),
            row.getInt("judge_position")),
        place(row),
        end(row),
        Columns.instant(row, "erased_at"));
  }

  static BattleRow.@Nullable PlaceInRun place(ResultSet row) throws SQLException {
    String run = row.getString("run_id");
    return run == null
        ? null
        : new BattleRow.PlaceInRun(run, row.getInt("run_index"), row.getString("scenario"));
  }

  private static @Nullable Intent intent(ResultSet row) throws SQLException {
    String by = row.getString("wanted_by");
    return by == null
        ? null
        : new Intent(row.getInt("wanted_version"), by, row.getString("wanted_reason"));
  }

  private static BattleRow.@Nullable End end(ResultSet row) throws SQLException {
    String reason = row.getString("ended_reason");
    if (reason == null) {
      return null;
    }
    String type = row.getString("error_type");
    return new BattleRow.End(
        EndedReason.of(reason),
        Columns.requiredInstant(row, "ended_at"),
        row.getString("ended_by"),
        row.getString("ended_detail"),
        type == null ? null : new BattleError(type, row.getString("error_message")));
  }
}
