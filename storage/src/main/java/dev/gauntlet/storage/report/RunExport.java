package dev.gauntlet.storage.report;

import dev.gauntlet.storage.Columns;
import dev.gauntlet.storage.battle.BattleError;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.StoredMessage;
import dev.gauntlet.workflows.Usage;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hands out the conversations of a run, however many they are. */
public final class RunExport {
  /** Keeps a page small enough for memory, also with battles of 200 long messages. */
  private static final int PAGE = 50;

  private final JdbcClient jdbc;
  private final BattleQueries battles;

  /** Reads over this client. */
  public RunExport(JdbcClient jdbc, BattleQueries battles) {
    this.jdbc = jdbc;
    this.battles = battles;
  }

  /**
   * Hands out every conversation of a run in the order of their indices; none for a run that is not
   * there. At most 50 are held in memory. No transaction and no connection is held while the reader
   * works, so a slow one does no harm, and a battle that is still played is handed out as it is
   * when its turn comes.
   */
  public void conversations(String runId, Consumer<ExportedConversation> reader) {
    int after = -1;
    List<ExportedConversation> page = page(runId, after);
    while (!page.isEmpty()) {
      page.forEach(reader);
      after = page.getLast().index();
      page = page.size() < PAGE ? List.of() : page(runId, after);
    }
  }

  private List<ExportedConversation> page(String runId, int after) {
    List<String> ids =
        jdbc.sql(
                """
                select id from battles
                where run_id = ? and run_index > ?
                order by run_index
                limit ?
                """)
            .param(runId)
            .param(after)
            .param(PAGE)
            .query(String.class)
            .list();
    Map<String, List<StoredMessage>> messages = battles.messagesOf(ids);
    Map<String, Usage> usages = battles.usages(ids);
    return jdbc.sql(
            """
            select id, run_id, run_index, scenario, state, ended_reason, error_type, error_message,
              started_at, ended_at, erased_at, (spec ->> 'seed')::bigint as seed, spec ->> 'goal' as goal,
              spec -> 'agent' ->> 'provider' as provider, spec -> 'agent' ->> 'model' as model
            from whole_battles
            where id = any(?)
            order by run_index
            """)
        .param(ids.toArray(String[]::new))
        .query((row, n) -> conversation(row, messages, usages))
        .list();
  }

  private static ExportedConversation conversation(
      ResultSet row, Map<String, List<StoredMessage>> messages, Map<String, Usage> usages)
      throws SQLException {
    String id = row.getString("id");
    return new ExportedConversation(
        id,
        row.getString("run_id"),
        row.getInt("run_index"),
        row.getString("scenario"),
        row.getLong("seed"),
        BattleState.of(row.getString("state")),
        Optional.ofNullable(row.getString("ended_reason")).map(EndedReason::of).orElse(null),
        error(row.getString("error_type"), row.getString("error_message")),
        row.getString("goal"),
        new ModelChoice(row.getString("provider"), row.getString("model")),
        Columns.instant(row, "started_at"),
        Columns.instant(row, "ended_at"),
        Columns.instant(row, "erased_at"),
        usages.getOrDefault(id, Usage.NOTHING),
        messages.getOrDefault(id, List.of()));
  }

  private static @Nullable BattleError error(@Nullable String type, String message) {
    return type == null ? null : new BattleError(type, message);
  }
}
