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

  /**
   * Registers a worker, or says that it still lives.
   *
   * @param states how it finds its providers now
   */
  public void beat(
      String id,
      String identity,
      List<String> taskQueues,
      Catalogue catalogue,
      List<ProviderState> states) {
    jdbc.sql(
            """
            insert into workers (id, identity, task_queues, catalogue, provider_states)
            values (:id, :identity, cast(:queues as jsonb), cast(:catalogue as jsonb),
              cast(:states as jsonb))
            on conflict (id) do update
            set heartbeat_at = now(), provider_states = excluded.provider_states
            """)
        .param("id", id)
        .param("identity", identity)
        .param("queues", Json.write(taskQueues))
        .param("catalogue", Json.write(catalogue))
        .param("states", Json.write(states))
        .update();
  }

  /** Says that a worker has stopped. */
  public void leave(String id) {
    jdbc.sql("update workers set stopped_at = now() where id = ?").param(id).update();
  }

  /** The workers that were heard of within 20 seconds and have not stopped, the oldest first. */
  public List<LiveWorker> live() {
    return jdbc.sql(
            """
            select identity, task_queues, provider_states,
              extract(epoch from now() - heartbeat_at)::float8 as age
            from workers
            where stopped_at is null and heartbeat_at > now() - interval '20 seconds'
            order by started_at, id
            """)
        .query((row, n) ->
            new LiveWorker(
                row.getString("identity"),
                row.getDouble("age"),
                List.of(Json.read(row.getString("task_queues"), String[].class)),
                List.of(Json.read(row.getString("provider_states"), ProviderState[].class))))
        .list();
  }

  /** Whether a live worker serves a task queue. */
  public boolean serves(String taskQueue) {
    return live().stream().anyMatch(worker -> worker.taskQueues().contains(taskQueue));
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
