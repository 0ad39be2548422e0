package dev.gauntlet.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

  @TempDir private Path folder;

  /** Unpacking takes seconds, and ServersIT does it. */
  @BeforeEach
  void useTheBinariesOfTheTests() throws IOException {
    Path unpacked =
        Path.of(System.getProperty("user.home"), ".cache", "gauntlet-test", "postgresql");
    Files.createDirectories(folder.resolve("postgresql"));
    Files.createSymbolicLink(
        folder.resolve("postgresql/binaries"), Files.createDirectories(unpacked));
  }

  @Test
  void keepsItsDataOverARestart() throws SQLException {
    try (DataDirectory directory = DataDirectory.take(folder)) {
      try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
        execute(database.address(), "CREATE TABLE kept AS SELECT 'still here' AS word");
      }
      try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
        assertThat(ask(database.address(), "SELECT word FROM kept")).isEqualTo("still here");
      }
      assertThat(postgres()).isEmpty();
    }
  }

  @Test
  void losesNothingThatItPromised() throws SQLException {
    try (DataDirectory directory = DataDirectory.take(folder);
        EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      assertThat(ask(database.address(), "SHOW fsync")).isEqualTo("on");
      assertThat(ask(database.address(), "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(database.address(), "SHOW full_page_writes")).isEqualTo("on");
      assertThat(ask(database.address(), "SHOW server_version")).startsWith("18.");
    }
  }

  @Test
  void letsNobodyInWithoutThePassword() throws IOException, SQLException {
    try (DataDirectory directory = DataDirectory.take(folder);
        EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      DatabaseAddress address = database.address();

      assertThatThrownBy(() -> DriverManager.getConnection(address.jdbcUrl(), "postgres", "guess"))
          .hasMessageContaining("password authentication failed");
      assertThat(ask(address, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwordFile())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void stopsTheServerOfAKilledProcessAndHasItsData() throws Exception {
    try (ChildJvm child = ChildJvm.start(folder, Map.of("GAUNTLET_TEMPORAL_TARGET", "embedded"))) {
      execute(child.awaitReady(), "CREATE TABLE kept AS SELECT 'still here' AS word");
      child.kill();
    }
    List<ProcessHandle> orphans = postgres();
    assertThat(orphans).hasSize(1);

    try (DataDirectory directory = DataDirectory.take(folder);
        EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      assertThat(orphans).noneMatch(ProcessHandle::isAlive);
      assertThat(ask(database.address(), "SELECT word FROM kept")).isEqualTo("still here");
    }
  }

  @Test
  void refusesADirectoryThatAnotherProcessHas() throws Exception {
    try (ChildJvm child = ChildJvm.start(folder, Map.of("GAUNTLET_TEMPORAL_TARGET", "embedded"))) {
      child.awaitReady();

      assertThatThrownBy(() -> DataDirectory.take(folder))
          .hasMessageContaining("process id " + child.pid());
      assertThat(DataDirectory.owner(folder).orElseThrow().pid()).isEqualTo(child.pid());

      child.kill();
    }
    new Leftovers(Set.of("postgres"), data()).stop();
  }

  @Test
  void beginsAnewAfterAKilledInitialisation() throws IOException, SQLException {
    Path data = Files.createDirectories(data());
    Files.writeString(data.resolve("postgresql.conf"), "half a configuration");
    Files.writeString(data.resolve("PG_VERSION"), "18\n");

    try (DataDirectory directory = DataDirectory.take(folder);
        EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      assertThat(ask(database.address(), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void startsAlthoughTheProcessIdOfOldBelongsToAnotherProgram() throws IOException, SQLException {
    try (DataDirectory directory = DataDirectory.take(folder)) {
      EmbeddedDatabase.start(directory).close();
      Files.writeString(
          data().resolve("postmaster.pid"),
          "%d\n%s\n".formatted(ProcessHandle.current().pid(), data()));

      try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
        assertThat(ask(database.address(), "SELECT 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void saysAtOnceWhyItDoesNotStart() throws IOException {
    try (DataDirectory directory = DataDirectory.take(folder)) {
      EmbeddedDatabase.start(directory).close();
      Files.delete(data().resolve("global/pg_control"));
      Instant before = Instant.now();

      assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
          .isInstanceOf(StartupException.class)
          .hasMessageContaining("global/pg_control")
          .hasMessageContaining("GAUNTLET_DB_URL");
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(30));
    }
  }

  private List<ProcessHandle> postgres() {
    return new Leftovers(Set.of("postgres"), data()).find();
  }

  private Path data() {
    return folder.resolve("postgresql/18");
  }

  private Path passwordFile() {
    return folder.resolve("postgresql/password");
  }

  private static void execute(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }
}
