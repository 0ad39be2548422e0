package dev.gauntlet.storage.retention;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Makes sure that one process removes at a time, however many there are. The database gives the
 * lock back when the connection of the process that holds it ends.
 */
public final class RetentionLock {
  private final DataSource dataSource;

  /** Locks over connections of this source, one of which is held as long as the lock is. */
  public RetentionLock(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Runs a task unless another process, or another thread, runs one.
   *
   * @return whether it was run
   * @throws DataAccessResourceFailureException when the database does not answer
   */
  public boolean runAlone(Runnable task) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      if (!isTrue(statement, "select pg_try_advisory_lock(hashtext('gauntlet.retention'))")) {
        return false;
      }
      try {
        task.run();
      } finally {
        isTrue(statement, "select pg_advisory_unlock(hashtext('gauntlet.retention'))");
      }
      return true;
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("The lock for retention is out of reach.", e);
    }
  }

  private static boolean isTrue(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
