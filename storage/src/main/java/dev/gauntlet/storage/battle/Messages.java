package dev.gauntlet.storage.battle;

import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.signal.ChangedBattles;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores what is said; to be called in the transaction of what it comes from. */
public final class Messages {
  private final JdbcClient jdbc;
  private final ChangedBattles changed;

  /** Writes over this client, and tells of what it has written. */
  public Messages(JdbcClient jdbc, ChangedBattles changed) {
    this.jdbc = jdbc;
    this.changed = changed;
  }

  /**
   * Stores a message and its event, unless it is there or the battle has ended.
   *
   * @return whether it was stored
   */
  public boolean say(NewMessage message) {
    Optional<NewMessage.Origin> origin = Optional.ofNullable(message.origin());
    Happening event = new Happening.Message(message.seq(), message.role(), message.author().word());
    int stored =
        jdbc.sql(
                """
                with battle as (
                  update battles
                  set event_count = event_count + 1, message_count = :seq,
                      last_message_at = now(), updated_at = now()
                  where id = :battle and ended_reason is null and message_count = :seq - 1
                  returning event_count
                ), message as (
                  insert into messages (battle_id, seq, role, author, content, leaves, provider,
                    model, finish, tokens_in, tokens_out, cost_micros, latency_ms)
                  select :battle, :seq, :role, :author, :content, :leaves, :provider,
                    :model, :finish, cast(:tokensIn as int), cast(:tokensOut as int),
                    cast(:cost as bigint), cast(:latency as int)
                  from battle
                )
                insert into events (battle_id, position, type, seq, data)
                select :battle, event_count, :type, :seq, cast(:data as jsonb) from battle
                """)
            .param("battle", message.battleId())
            .param("seq", message.seq())
            .param("role", message.role())
            .param("author", message.author().word())
            .param("content", message.content())
            .param("leaves", message.leaves())
            .param("provider", origin.map(NewMessage.Origin::provider).orElse(null))
            .param("model", origin.map(NewMessage.Origin::model).orElse(null))
            .param("finish", origin.map(NewMessage.Origin::finish).orElse(null))
            .param("tokensIn", origin.map(NewMessage.Origin::tokensIn).orElse(null))
            .param("tokensOut", origin.map(NewMessage.Origin::tokensOut).orElse(null))
            .param("cost", origin.map(NewMessage.Origin::costMicros).orElse(null))
            .param("latency", origin.map(NewMessage.Origin::latencyMs).orElse(null))
            .param("type", event.type())
            .param("data", Json.write(event))
            .update();
    changed.changed(message.battleId());
    return stored == 1;
  }
}
