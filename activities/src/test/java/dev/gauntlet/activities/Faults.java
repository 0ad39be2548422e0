package dev.gauntlet.activities;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that cannot be reached as often as a test says. */
public final class Faults extends DelegatingDataSource {
  private final AtomicInteger left = new AtomicInteger();
  private volatile boolean down;

  Faults(DataSource target) {
    super(target);
  }

  /** The next connections fail. */
  public void failNext(int connections) {
    left.set(connections);
  }

  /** All connections fail, or none. */
  public void down(boolean down) {
    this.down = down;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (down || left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new SQLTransientConnectionException("the database is away");
    }
    return super.getConnection();
  }
}
