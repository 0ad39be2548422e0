package dev.gauntlet.storage.webhook;

import dev.gauntlet.workflows.webhook.DeliveryState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries as they are tried. Every step may be repeated without harm. */
public final class DeliveryAttempts {
  /** A timer and the database do not tell quite the same time. */
  private static final Duration SLACK = Duration.ofSeconds(1);

  private final JdbcClient jdbc;

  /** Reads and writes over this client. */
  public DeliveryAttempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Reads a delivery; one whose subscription is disabled is cancelled. */
  public Opened open(String id) {
    jdbc.sql(
            """
            update deliveries
            set state = 'cancelled', ended_at = now(), next_attempt_at = null,
                problem = 'The subscription was disabled before it was delivered.'
            from webhooks where webhooks.id = webhook_id and not enabled
              and deliveries.id = ? and state = 'pending'
            """)
        .param(id)
        .update();
    return jdbc.sql(
            """
            select d.*, coalesce(w.url, d.url) as to_url, w.secret,
              extract(epoch from next_attempt_at - now())::float8 * 1000 as early_ms,
              extract(epoch from expires_at - now())::float8 * 1000 as left_ms
            from deliveries d left join webhooks w on w.id = d.webhook_id
            where d.id = ?
            """)
        .param(id)
        .query(DeliveryAttempts::read)
        .optional()
        .orElse(new Opened.Over(DeliveryState.CANCELLED));
  }

  private static Opened read(ResultSet row, int number) throws SQLException {
    DeliveryState state = DeliveryState.of(row.getString("state"));
    if (state != DeliveryState.PENDING) {
      return new Opened.Over(state);
    }
    Duration early = Duration.ofMillis((long) row.getDouble("early_ms"));
    if (early.compareTo(SLACK) > 0) {
      return new Opened.Early(early);
    }
    return new Opened.Due(
        new Letter(
            row.getString("id"),
            row.getInt("generation"),
            row.getString("event"),
            row.getString("payload"),
            row.getString("to_url"),
            row.getString("secret"),
            row.getInt("attempts"),
            Duration.ofMillis((long) row.getDouble("left_ms"))));
  }

  /**
   * Writes down an attempt and what follows from it. A delivery that somebody wants sent again
   * meanwhile stays pending and is due at once.
   *
   * @return what is to be done about it then
   */
  public Opened settle(Letter letter, DeliveryAnswer answer, Settlement settlement) {
    switch (settlement) {
      case Settlement.Delivered delivered ->
          write(letter, answer, DeliveryState.DELIVERED, null, null);
      case Settlement.Again again when again.in().compareTo(letter.left()) < 0 ->
          write(letter, answer, DeliveryState.PENDING, again.problem(), again.in());
      case Settlement.Again tooLate ->
          write(letter, answer, DeliveryState.FAILED, tooLate.problem(), null);
      case Settlement.Gone gone -> {
        write(letter, answer, DeliveryState.FAILED, gone.problem(), null);
        disable(letter.id(), gone.problem());
      }
    }
    return open(letter.id());
  }

  private void write(
      Letter letter,
      DeliveryAnswer answer,
      DeliveryState state,
      @Nullable String problem,
      @Nullable Duration again) {
    jdbc.sql(
            """
            update deliveries
            set attempts = attempts + 1, last_attempt_at = now(), answer_status = :status,
                answer_body = :body, answer_ms = :ms, problem = :problem,
                state = case when generation = :generation then :state else state end,
                ended_at = case when generation = :generation and :state <> 'pending'
                                then now() end,
                next_attempt_at = case when generation = :generation then
                  now() + cast(:again as double precision) * interval '1 millisecond' end
            where id = :id and state = 'pending'
            """)
        .param("id", letter.id())
        .param("generation", letter.generation())
        .param("status", answer.status())
        .param("body", answer.body())
        .param("ms", answer.latencyMs())
        .param("problem", problem)
        .param("state", state.word())
        .param("again", again == null ? null : (double) again.toMillis())
        .update();
  }

  private void disable(String deliveryId, String reason) {
    jdbc.sql(
            """
            update webhooks set enabled = false, disabled_reason = ?, updated_at = now()
            where id = (select webhook_id from deliveries where id = ?) and enabled
            """)
        .param(reason)
        .param(deliveryId)
        .update();
  }

  /**
   * Ends a delivery for a reason of ours, unless it is over.
   *
   * @param state how
   * @param problem why, in our own words
   */
  public void end(String id, DeliveryState state, String problem) {
    jdbc.sql(
            """
            update deliveries
            set state = ?, problem = ?, ended_at = now(), next_attempt_at = null
            where id = ? and state = 'pending'
            """)
        .param(state.word())
        .param(problem)
        .param(id)
        .update();
  }

  /**
   * Has a delivery sent again, now and for another day, under the same id.
   *
   * @return whether there is such a delivery
   */
  public boolean sendAgain(String id) {
    return jdbc.sql(
                """
                update deliveries
                set state = 'pending', ended_at = null, next_attempt_at = null, swept_at = null,
                    generation = generation + 1, expires_at = now() + interval '24 hours'
                where id = ?
                """)
            .param(id)
            .update()
        == 1;
  }
}
