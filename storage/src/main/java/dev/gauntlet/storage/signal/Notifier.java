package dev.gauntlet.storage.signal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells other processes that something has changed; never what, but for parts of an answer. */
public final class Notifier {
  /** PostgreSQL takes payloads of less than 8,000 bytes; ids are ASCII. */
  private static final int LONGEST = 7_900;

  private final JdbcClient jdbc;

  /** Notifies over this client. */
  public Notifier(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Sends notifications in one transaction of its own. Nothing is kept, so its commit does not wait
   * for the disk.
   *
   * @param payloads of less than 8,000 bytes each
   */
  public void send(Channel channel, Collection<String> payloads) {
    if (payloads.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            select set_config('synchronous_commit', 'off', true), pg_notify(:channel, payload)
            from unnest(cast(:payloads as text[])) as told (payload)
            """)
        .param("channel", channel.word())
        .param("payloads", payloads.toArray(String[]::new))
        .query()
        .listOfRows();
  }

  /** Sends ids, as many as fit into each notification. */
  public void sendIds(Channel channel, Collection<String> ids) {
    List<String> payloads = new ArrayList<>();
    StringBuilder payload = new StringBuilder();
    for (String id : ids) {
      if (payload.length() + id.length() >= LONGEST) {
        payloads.add(payload.toString());
        payload.setLength(0);
      }
      payload.append(payload.isEmpty() ? "" : " ").append(id);
    }
    if (!payload.isEmpty()) {
      payloads.add(payload.toString());
    }
    send(channel, payloads);
  }

  /** The ids in a notification. */
  public static List<String> ids(String payload) {
    return List.of(payload.split(" "));
  }
}
