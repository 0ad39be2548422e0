package dev.gauntlet.standalone.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A PostgreSQL 18 of Gauntlet's own, on loopback, with its data in the data directory. What it has
 * committed survives a crash of the machine.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private static final String USER = "postgres";
  private static final String DATABASE = "gauntlet";

  // Recovery after a crash takes as long as the write-ahead log is: at most max_wal_size here.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("max_connections", "60"),
          Map.entry("shared_buffers", "96MB"),
          Map.entry("max_wal_size", "1GB"),
          Map.entry("checkpoint_timeout", "15min"),
          Map.entry("wal_level", "minimal"),
          Map.entry("max_wal_senders", "0"),
          Map.entry("random_page_cost", "1.1"),
          Map.entry("log_min_messages", "warning"));

  private final EmbeddedPostgres server;
  private final DatabaseAddress address;

  private EmbeddedDatabase(EmbeddedPostgres server, DatabaseAddress address) {
    this.server = server;
    this.address = address;
  }

  /**
   * Starts it, after stopping the one which a killed Gauntlet left running.
   *
   * @throws StartupException when it does not start, with the end of its log
   */
  static EmbeddedDatabase start(DataDirectory directory) {
    var cluster = new Cluster(directory.folder("postgresql"));
    try {
      new Leftovers(Set.of("postgres", "initdb"), cluster.data()).stop();
      cluster.prepare();
      return start(cluster);
    } catch (IOException | SQLException | RuntimeException e) {
      new Leftovers(Set.of("postgres", "initdb"), cluster.data()).stop();
      throw new StartupException(
          "The embedded PostgreSQL does not start (%s). %s Or set GAUNTLET_DB_URL to a PostgreSQL of yours."
              .formatted(e.getMessage(), LogTail.of(cluster.log())),
          e);
    }
  }

  private static EmbeddedDatabase start(Cluster cluster) throws IOException, SQLException {
    int port = FreePort.any();
    var log = Redirect.appendTo(cluster.log().toFile());
    var builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(cluster.binaries().toFile())
            .setDataDirectory(cluster.data())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPort(port)
            .setPGStartupWait(PATIENCE)
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig("pwfile", cluster.passwordFile().toString())
            .setConnectConfig("password", cluster.password());
    SETTINGS.forEach(builder::setServerConfig);
    EmbeddedPostgres server = new PostgresStart(builder, cluster.log()).await();
    if (!cluster.isInitialised()) {
      createDatabase(server);
      cluster.markInitialised();
    }
    return new EmbeddedDatabase(
        server,
        new DatabaseAddress(
            "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE),
            USER,
            cluster.password()));
  }

  private static void createDatabase(EmbeddedPostgres server) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE gauntlet");
    }
  }

  DatabaseAddress address() {
    return address;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new StartupException("The embedded PostgreSQL does not stop (%s).".formatted(e), e);
    }
  }
}
