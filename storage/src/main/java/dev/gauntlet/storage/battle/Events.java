package dev.gauntlet.storage.battle;

import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.signal.ChangedBattles;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Appends to what happened in a battle; to be called in the transaction of what it reports. The end
 * is the last: what comes later happened to nobody.
 */
public final class Events {
  private final JdbcClient jdbc;
  private final ChangedBattles changed;

  /** Writes over this client, and tells of what it has written. */
  public Events(JdbcClient jdbc, ChangedBattles changed) {
    this.jdbc = jdbc;
    this.changed = changed;
  }

  /** Appends one event; its position is allotted under the battle's row lock. */
  public void append(String battleId, Happening happening) {
    jdbc.sql(
            """
            with battle as (
              update battles set event_count = event_count + 1, updated_at = now()
              where id = :battle and (ended_reason is null or :type = 'ended')
              returning event_count
            )
            insert into events (battle_id, position, type, seq, data)
            select :battle, event_count, :type, cast(:seq as int), cast(:data as jsonb) from battle
            """)
        .param("battle", battleId)
        .param("type", happening.type())
        .param("seq", happening.about())
        .param("data", Json.write(happening))
        .update();
    changed.changed(battleId);
  }
}
