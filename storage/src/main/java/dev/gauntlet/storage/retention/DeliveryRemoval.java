package dev.gauntlet.storage.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removes deliveries that are over. */
public final class DeliveryRemoval {
  private final JdbcClient jdbc;

  /** Writes over this client. */
  public DeliveryRemoval(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Removes deliveries that ended before a moment, the oldest first, in one transaction.
   *
   * @param most at most so many
   * @return how many
   */
  public int removeSome(Instant before, int most) {
    return jdbc.sql(
            """
            delete from deliveries
            where id = any(array(
              select id from deliveries
              where ended_at < :before
              order by ended_at
              limit :most
              for update skip locked))
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .update();
  }
}
