package dev.gauntlet.storage.battle;

import dev.gauntlet.storage.Json;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ends battles, each once and together with its last event. */
final class Ends {
  private final JdbcClient jdbc;

  Ends(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Ends those that have not ended. A cancel that is in the row says by whom; otherwise the ending
   * does.
   *
   * @param unbegunOnly whether to leave those alone that were begun
   * @return those that ended here
   */
  List<String> write(Collection<String> battleIds, boolean unbegunOnly, Ending ending) {
    String sentence = ending.sentence();
    boolean byLimit =
        ending.reason() == EndedReason.BUDGET || ending.reason() == EndedReason.TIMEOUT;
    return jdbc.sql(
            """
            with open as materialized (
              select id from battles
              where id = any(:battles) and ended_reason is null
                and (not :unbegunOnly or started_at is null)
              order by id for no key update
            ), ended as (
              update battles
              set ended_reason = :reason, ended_at = now(), updated_at = now(), state = :state,
                  ended_by = case when :reason <> 'manual' then null
                                  when wanted = 'cancel' then wanted_by else :by end,
                  wanted_reason = case when :reason = 'manual' and wanted <> 'cancel'
                                       then :sentence else wanted_reason end,
                  ended_detail = cast(:detail as text),
                  error_type = cast(:failure as text), error_message = cast(:message as text),
                  event_count = event_count + 1
              from open where battles.id = open.id
              returning battles.id, event_count, ended_by
            )
            insert into events (battle_id, position, type, data)
            select id, event_count, 'ended',
              cast(:event as jsonb) || jsonb_build_object('by', ended_by)
            from ended
            returning battle_id
            """)
        .param("battles", battleIds.toArray(String[]::new))
        .param("unbegunOnly", unbegunOnly)
        .param("reason", ending.reason().word())
        .param("state", ending.reason().state().word())
        .param("by", ending.by())
        .param("sentence", sentence)
        .param("detail", byLimit ? sentence : null)
        .param("failure", ending.failure() == null ? null : ending.failure().name())
        .param("message", ending.failure() == null ? null : sentence)
        .param("event", Json.write(event(ending, byLimit ? sentence : null)))
        .query(String.class)
        .list();
  }

  private static Happening.Ended event(Ending ending, @Nullable String detail) {
    BattleError error =
        ending.failure() == null
            ? null
            : new BattleError(ending.failure().name(), String.valueOf(ending.sentence()));
    return new Happening.Ended(ending.reason().word(), error, null, detail);
  }
}
