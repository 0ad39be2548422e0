package dev.gauntlet.storage.battle;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hears of cancelled battles and runs at once. */
public final class Cancellations {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DataSource dataSource;
  private final JdbcClient jdbc;

  /** Listens over a connection of its own. */
  public Cancellations(DataSource dataSource, JdbcClient jdbc) {
    this.dataSource = dataSource;
    this.jdbc = jdbc;
  }

  /**
   * Listens until the thread is interrupted or the connection breaks. Whatever was cancelled before
   * it listened is found by asking.
   *
   * @param watched whose calls matter here, by the name that the journal has for them
   * @param cancelled is told of each that was cancelled
   */
  public void listen(Supplier<? extends Collection<String>> watched, Consumer<String> cancelled) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("listen " + BattleIntents.CANCELLED_CHANNEL);
      PGConnection channel = connection.unwrap(PGConnection.class);
      wantedCancelled(watched.get()).forEach(cancelled);
      while (!Thread.currentThread().isInterrupted()) {
        PGNotification[] heard = channel.getNotifications((int) PATIENCE.toMillis());
        if (heard == null || heard.length == 0) {
          assureOf(connection);
          wantedCancelled(watched.get()).forEach(cancelled);
        } else {
          for (PGNotification notification : heard) {
            cancelled.accept(notification.getParameter());
          }
        }
      }
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("listening for cancelled battles broke off", e);
    }
  }

  /** A connection that was dropped without a word is as silent as one on which nothing happens. */
  private static void assureOf(Connection connection) throws SQLException {
    if (!connection.isValid((int) PATIENCE.toSeconds())) {
      throw new SQLException("the connection that listens is gone");
    }
  }

  private List<String> wantedCancelled(Collection<String> ids) {
    return jdbc.sql("select id from subjects where id = any(?) and stopped")
        .param(ids.toArray(String[]::new))
        .query(String.class)
        .list();
  }
}
