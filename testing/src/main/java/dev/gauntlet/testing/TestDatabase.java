package dev.gauntlet.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A fresh, empty PostgreSQL database for a test.
 *
 * <p>All databases of a JVM live in one embedded server, which starts with the first of them and
 * ends with the JVM. Its session time zone is not UTC, so a query that mixes zones shows itself.
 * The schema is the caller's business.
 *
 * @param dataSource opens a new connection each time, without a pool
 * @param jdbcUrl without user and password
 * @param user a superuser
 * @param password of that user; any value is accepted
 */
public record TestDatabase(DataSource dataSource, String jdbcUrl, String user, String password) {

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Creates a database that no other test has seen. */
  public static TestDatabase create() {
    var server = TestPostgres.running();
    String name = "test_" + COUNT.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE %s TEMPLATE template0".formatted(name));
    } catch (SQLException e) {
      throw new IllegalStateException("The test database %s cannot be created.".formatted(name), e);
    }
    return new TestDatabase(
        server.getDatabase("postgres", name),
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), name),
        "postgres",
        "postgres");
  }
}
