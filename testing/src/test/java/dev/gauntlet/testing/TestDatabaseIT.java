package dev.gauntlet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestDatabaseIT {

  @Test
  void givesEachTestADatabaseOfItsOwn() throws SQLException {
    TestDatabase one = TestDatabase.create();
    TestDatabase other = TestDatabase.create();
    execute(one, "CREATE TABLE battles (id text)");

    execute(other, "CREATE TABLE battles (id text)");

    assertThat(one.jdbcUrl()).isNotEqualTo(other.jdbcUrl());
  }

  @Test
  void speaksPostgres18InAZoneThatIsNotUtc() throws SQLException {
    TestDatabase database = TestDatabase.create();

    assertThat(ask(database, "SHOW server_version")).startsWith("18.");
    assertThat(ask(database, "SHOW timezone")).isNotIn("UTC", "GMT", "Etc/UTC");
  }

  @Test
  void isReachedThroughItsUrl() throws SQLException {
    TestDatabase database = TestDatabase.create();

    try (Connection connection =
        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
