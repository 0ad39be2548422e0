package dev.gauntlet.storage.battle;

import dev.gauntlet.storage.signal.Channel;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people want of battles: in the row before it is on its way to Temporal. */
public final class BattleIntents {
  private final JdbcClient jdbc;

  /** Writes over this client. */
  public BattleIntents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes an intent down, and for a cancel wakes the workers. Of several cancels the first counts.
   *
   * @return the intent that counts with its version, or nothing when the battle has ended or is not
   *     there
   */
  public Optional<Intent> want(String battleId, Wanted wanted, String by, @Nullable String reason) {
    Optional<Intent> intent =
        jdbc.sql(
                """
                update battles
                set wanted = :wanted,
                    wanted_by = case when wanted = 'cancel' then wanted_by else :by end,
                    wanted_reason = case when wanted = 'cancel' then wanted_reason else :reason end,
                    wanted_at = case when wanted = 'cancel' then wanted_at else now() end,
                    wanted_version = wanted_version + (wanted <> 'cancel')::int
                where id = :battle and ended_reason is null and wanted <> 'expire'
                  and (wanted <> 'cancel' or :wanted = 'cancel')
                returning wanted_version, wanted_by, wanted_reason
                """)
            .param("battle", battleId)
            .param("wanted", wanted.name().toLowerCase(Locale.ROOT))
            .param("by", by)
            .param("reason", reason)
            .query((row, n) ->
                new Intent(
                    row.getInt("wanted_version"),
                    row.getString("wanted_by"),
                    row.getString("wanted_reason")))
            .optional();
    if (wanted == Wanted.CANCEL && intent.isPresent()) {
      jdbc.sql("select pg_notify(:channel, :battle)")
          .param("channel", Channel.CANCELLED.word())
          .param("battle", battleId)
          .query()
          .singleRow();
    }
    return intent;
  }

  /** Writes down that the workflow was told of everything up to this version. */
  public void delivered(String battleId, int version) {
    jdbc.sql(
            """
            update battles set delivered_version = greatest(delivered_version, :version)
            where id = :battle
            """)
        .param("version", version)
        .param("battle", battleId)
        .update();
  }

  /** Writes down that the battle's workflow was seen running. */
  public void handedOver(String battleId) {
    jdbc.sql("update battles set swept_at = now() where id = :battle and swept_at is null")
        .param("battle", battleId)
        .update();
  }
}
