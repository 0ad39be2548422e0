package dev.gauntlet.storage.battle;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far battles are, for those who watch many of them. */
public final class BattleTails {
  private final JdbcClient jdbc;

  /** Reads over this client. */
  public BattleTails(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How far a battle is.
   *
   * @param position of its last event, 0 for none
   * @param ended whether it has ended
   */
  public record Tail(int position, boolean ended) {}

  /** One battle. */
  public Optional<Tail> find(String id) {
    return Optional.ofNullable(find(Set.of(id)).get(id));
  }

  /** Several; those that are not there are left out. */
  public Map<String, Tail> find(Collection<String> ids) {
    Map<String, Tail> tails = new HashMap<>();
    jdbc.sql(
            """
            select id, event_count, ended_reason is not null as ended
            from battles where id = any(?)
            """)
        .param(ids.toArray(String[]::new))
        .query(row -> {
          tails.put(
              row.getString("id"), new Tail(row.getInt("event_count"), row.getBoolean("ended")));
        });
    return tails;
  }
}
