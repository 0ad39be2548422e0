package dev.gauntlet.storage.worker;

import dev.gauntlet.storage.Json;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The worker processes: that they live, and what they can play. */
public final class Workers {
  private final JdbcClient jdbc;

  /** Reads and writes over this client. */
  public Workers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Registers a worker, or says that it still lives. */
  public void beat(String id, String identity, List<String> taskQueues, Catalogue catalogue) {
    jdbc.sql(
            """
            insert into workers (id, identity, task_queues, catalogue)
            values (:id, :identity, cast(:queues as jsonb), cast(:catalogue as jsonb))
            on conflict (id) do update set heartbeat_at = now()
            """)
        .param("id", id)
        .param("identity", identity)
        .param("queues", Json.write(taskQueues))
        .param("catalogue", Json.write(catalogue))
        .update();
  }

  /** Says that a worker has stopped. */
  public void leave(String id) {
    jdbc.sql("update workers set stopped_at = now() where id = ?").param(id).update();
  }

  /** What the worker that was last heard of can play; nothing when there never was one. */
  public Optional<Catalogue> catalogue() {
    return jdbc.sql(
            "select catalogue from workers order by stopped_at is null desc, heartbeat_at desc limit 1")
        .query(String.class)
        .optional()
        .map(json -> Json.read(json, Catalogue.class));
  }
}
