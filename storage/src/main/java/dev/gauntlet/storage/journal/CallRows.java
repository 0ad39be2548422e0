package dev.gauntlet.storage.journal;

import dev.gauntlet.storage.Columns;
import dev.gauntlet.workflows.Spent;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code llm_calls}. */
final class CallRows {

  private CallRows() {}

  static StoredCall stored(ResultSet row, int number) throws SQLException {
    Answer answer =
        new Answer(
            row.getInt("answered_request"),
            row.getString("response"),
            row.getString("finish"),
            row.getString("answered_by"),
            row.getInt("tokens_in"),
            row.getInt("cached_tokens_in"),
            row.getInt("tokens_out"),
            row.getInt("reasoning_tokens"),
            row.getBoolean("tokens_estimated"),
            Columns.number(row, "cost_micros"),
            row.getLong("latency_ms"));
    return new StoredCall(row.getString("provider"), answer, spent(row, answer.costMicros()));
  }

  private static Spent spent(ResultSet row, @Nullable Long costMicros) throws SQLException {
    int calls = row.getInt("requests") - row.getInt("failures") + row.getInt("unsettled");
    int open = row.getInt("requests") - row.getInt("settled_count");
    return new Spent(
        row.getLong("tokens_in") + row.getLong("wasted_tokens_in"),
        row.getLong("tokens_out") + row.getLong("wasted_tokens_out"),
        costMicros == null ? null : costMicros + row.getLong("wasted_micros"),
        calls,
        calls - 1,
        row.getLong("active_ms"),
        row.getLong("unsettled_micros") + open * row.getLong("reserved_micros"),
        row.getBoolean("tokens_estimated"));
  }
}
