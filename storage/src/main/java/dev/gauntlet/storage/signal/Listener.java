package dev.gauntlet.storage.signal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.dao.DataAccessResourceFailureException;

/** Hears notifications on one connection of its own. */
public final class Listener {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DataSource dataSource;

  /** Takes its connection from here. */
  public Listener(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Listens until the thread is interrupted or the connection breaks.
   *
   * @param ears what to do with a notification of a channel
   * @param catchUp looks for what was told before it listened; runs once it does, and whenever
   *     nothing was heard for ten seconds
   * @throws DataAccessResourceFailureException when the connection broke
   */
  public void listen(Map<Channel, Consumer<String>> ears, Runnable catchUp) {
    Map<String, Consumer<String>> byName =
        ears.entrySet().stream()
            .collect(Collectors.toMap(ear -> ear.getKey().word(), Map.Entry::getValue));
    try (Connection connection = dataSource.getConnection()) {
      try (Statement statement = connection.createStatement()) {
        for (String name : byName.keySet()) {
          statement.execute("listen " + name);
        }
        hear(connection, byName, catchUp);
      } finally {
        forget(connection);
      }
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("listening for notifications broke off", e);
    }
  }

  private static void hear(
      Connection connection, Map<String, Consumer<String>> ears, Runnable catchUp)
      throws SQLException {
    PGConnection channel = connection.unwrap(PGConnection.class);
    catchUp.run();
    while (!Thread.currentThread().isInterrupted()) {
      PGNotification[] heard = channel.getNotifications((int) PATIENCE.toMillis());
      if (heard == null || heard.length == 0) {
        assureOf(connection);
        catchUp.run();
        continue;
      }
      for (PGNotification notification : heard) {
        Consumer<String> ear = ears.get(notification.getName());
        if (ear != null) {
          ear.accept(notification.getParameter());
        }
      }
    }
  }

  /** A connection that was dropped without a word is as silent as one on which nothing happens. */
  private static void assureOf(Connection connection) throws SQLException {
    if (!connection.isValid((int) PATIENCE.toSeconds())) {
      throw new SQLException("the connection that listens is gone");
    }
  }

  /** It goes back to a pool, and whoever has it next listens to nothing. */
  private static void forget(Connection connection) throws SQLException {
    if (!connection.isClosed()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("unlisten *");
      }
    }
  }
}
