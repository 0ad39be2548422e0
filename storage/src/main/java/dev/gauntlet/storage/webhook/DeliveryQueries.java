package dev.gauntlet.storage.webhook;

import dev.gauntlet.storage.Columns;
import dev.gauntlet.storage.Place;
import dev.gauntlet.workflows.webhook.DeliveryState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads deliveries. */
public final class DeliveryQueries {
  private final JdbcClient jdbc;

  /** Reads over this client. */
  public DeliveryQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Which deliveries to list, newest first.
   *
   * @param webhookId of this subscription
   * @param state only those in this state, or null
   * @param before only those behind this place, or null for the newest
   * @param limit at most so many
   */
  public record Filter(
      String webhookId, @Nullable DeliveryState state, @Nullable Place before, int limit) {}

  /** A list. */
  public List<DeliveryRow> list(Filter filter) {
    return jdbc.sql(
            """
            select * from deliveries
            where webhook_id = :webhook
              and (cast(:state as text) is null or state = :state)
              and (cast(:before as timestamptz) is null
                or (created_at, id) < (:before, cast(:beforeId as text)))
            order by created_at desc, id desc
            limit :limit
            """)
        .param("webhook", filter.webhookId())
        .param("state", filter.state() == null ? null : filter.state().word())
        .param("before", Place.timeOf(filter.before()))
        .param("beforeId", Place.idOf(filter.before()))
        .param("limit", filter.limit())
        .query(DeliveryQueries::read)
        .list();
  }

  /** One delivery. */
  public Optional<DeliveryRow> find(String id) {
    return jdbc.sql("select * from deliveries where id = ?")
        .param(id)
        .query(DeliveryQueries::read)
        .optional();
  }

  /** What was to be delivered to the {@code webhookUrl} of a battle's start, newest first. */
  public List<DeliveryRow> ofBattle(String battleId) {
    return jdbc.sql(
            """
            select * from deliveries where battle_id = ? and webhook_id is null
            order by created_at desc, id desc
            """)
        .param(battleId)
        .query(DeliveryQueries::read)
        .list();
  }

  /** What was to be delivered to the {@code webhookUrl} of a run's start, newest first. */
  public List<DeliveryRow> ofRun(String runId) {
    return jdbc.sql(
            """
            select * from deliveries where run_id = ? and battle_id is null and webhook_id is null
            order by created_at desc, id desc
            """)
        .param(runId)
        .query(DeliveryQueries::read)
        .list();
  }

  private static DeliveryRow read(ResultSet row, int number) throws SQLException {
    Integer latency = Columns.smallNumber(row, "answer_ms");
    return new DeliveryRow(
        row.getString("id"),
        row.getString("webhook_id"),
        row.getString("event"),
        row.getString("battle_id"),
        row.getString("run_id"),
        row.getString("payload"),
        Columns.requiredInstant(row, "created_at"),
        Columns.requiredInstant(row, "expires_at"),
        DeliveryState.of(row.getString("state")),
        Columns.instant(row, "ended_at"),
        row.getInt("attempts"),
        Columns.instant(row, "last_attempt_at"),
        Columns.instant(row, "next_attempt_at"),
        row.getString("problem"),
        latency == null
            ? null
            : new DeliveryAnswer(
                Columns.smallNumber(row, "answer_status"), row.getString("answer_body"), latency));
  }
}
