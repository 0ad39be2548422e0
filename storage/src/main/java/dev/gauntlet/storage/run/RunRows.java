package dev.gauntlet.storage.run;

import dev.gauntlet.storage.Columns;
import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.battle.BattleError;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code runs}. */
final class RunRows {

  private RunRows() {}

  static RunRow read(ResultSet row, int number) throws SQLException {
    String error = row.getString("error_type");
    return new RunRow(
        row.getString("id"),
        Columns.requiredInstant(row, "created_at"),
        Json.read(row.getString("battle"), BattleSpec.class),
        row.getInt("battle_count"),
        row.getInt("concurrency"),
        Columns.number(row, "budget_micros"),
        Columns.smallNumber(row, "deadline_seconds"),
        row.getLong("seed"),
        row.getInt("generation"),
        wanted(row),
        intent(row),
        RunState.of(row.getString("state")),
        Columns.instant(row, "started_at"),
        Columns.requiredInstant(row, "updated_at"),
        Columns.instant(row, "ended_at"),
        row.getString("ended_by"),
        error == null ? null : new BattleError(error, row.getString("error_message")),
        summarize(row),
        Columns.instant(row, "erased_at"));
  }

  static Wanted wanted(ResultSet row) throws SQLException {
    return Wanted.valueOf(row.getString("wanted").toUpperCase(Locale.ROOT));
  }

  private static @Nullable ModelChoice summarize(ResultSet row) throws SQLException {
    String choice = row.getString("summarize");
    return choice == null ? null : Json.read(choice, ModelChoice.class);
  }

  private static @Nullable Intent intent(ResultSet row) throws SQLException {
    String by = row.getString("wanted_by");
    return by == null
        ? null
        : new Intent(row.getInt("wanted_version"), by, row.getString("wanted_reason"));
  }
}
