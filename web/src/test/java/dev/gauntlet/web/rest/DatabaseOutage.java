package dev.gauntlet.web.rest;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Takes the database away from the web: it refuses connections, or hangs. */
public final class DatabaseOutage extends DelegatingDataSource {
  private final HikariDataSource pool;
  private volatile boolean refuses;
  private volatile boolean hangs;

  DatabaseOutage(HikariDataSource pool) {
    super(pool);
    this.pool = pool;
  }

  /** How many connections there are at the most. */
  public int size() {
    return pool.getMaximumPoolSize();
  }

  /** How many connections somebody has. */
  public int active() {
    return pool.getHikariPoolMXBean().getActiveConnections();
  }

  /** Connections are refused until it is closed. */
  public Outage.Lasting refuse() {
    refuses = true;
    return () -> refuses = false;
  }

  /** Connections take for ever until it is closed. */
  public Outage.Lasting hang() {
    hangs = true;
    return () -> hangs = false;
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      while (hangs) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("given up", e);
    }
    if (refuses) {
      throw new SQLTransientConnectionException("the database is away");
    }
    return super.getConnection();
  }
}
