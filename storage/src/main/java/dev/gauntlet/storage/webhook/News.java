package dev.gauntlet.storage.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Something that receivers are told of. No payload has anything that was said in a battle.
 *
 * @param battleId the battle it is about, or null
 * @param runId the run it is about, or that the battle belongs to, or null
 * @param once tells it from the same of other battles of a run, which are told of only to those who
 *     want that; null when it stands for itself
 * @param webhookUrl where one start asked to be told of it, or null
 * @param data what the payload says of it, as JSON
 */
record News(
    @Nullable String battleId,
    @Nullable String runId,
    @Nullable String once,
    @Nullable String webhookUrl,
    String data) {

  static News read(ResultSet row, int number) throws SQLException {
    return new News(
        row.getString("id"),
        row.getString("run_id"),
        row.getString("once"),
        row.getString("webhook_url"),
        row.getString("data"));
  }
}
