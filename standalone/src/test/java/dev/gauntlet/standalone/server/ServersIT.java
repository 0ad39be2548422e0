package dev.gauntlet.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersIT {

  @TempDir private Path folder;

  @Test
  void startsAndStopsEverything() throws Exception {
    try (Servers servers =
        Servers.start(environment(Map.of("GAUNTLET_TEMPORAL_TARGET", "embedded")))) {
      DatabaseAddress database = servers.database();
      try (Connection connection =
          DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
        assertThat(connection.getCatalog()).isEqualTo("gauntlet");
      }
      assertThat(servers.temporal().mode()).isEqualTo(new TemporalMode.Embedded());
      assertThat(servers.temporal().ui()).isEmpty();
      assertThat(DataDirectory.owner(folder)).isPresent();
    }
    assertThat(DataDirectory.owner(folder)).isEmpty();
  }

  @Test
  void leavesNothingBehindWhenItDoesNotStart() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertThatThrownBy(() -> Servers.start(environment(Map.of("GAUNTLET_PORT", port))))
          .isInstanceOf(StartupException.class)
          .hasMessageContaining("Port %s is taken".formatted(port));
    }
    assertThat(DataDirectory.owner(folder)).isEmpty();
    assertThat(folder.resolve("postgresql")).doesNotExist();
  }

  @Test
  void saysWhichClusterDoesNotAnswer() {
    String target = "127.0.0.1:" + FreePort.any();
    Environment environment =
        environment(
            Map.of(
                "GAUNTLET_TEMPORAL_TARGET",
                target,
                "GAUNTLET_DB_URL",
                "jdbc:postgresql://db.invalid/gauntlet"));

    assertThatThrownBy(() -> Servers.start(environment))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining(target)
        .hasMessageContaining("GAUNTLET_TEMPORAL_TARGET");
    assertThat(DataDirectory.owner(folder)).isEmpty();
  }

  private Environment environment(Map<String, String> variables) {
    var all = new HashMap<>(Map.of("GAUNTLET_DATA_DIR", folder.toString(), "GAUNTLET_PORT", "0"));
    all.putAll(variables);
    return Environment.of(all, folder);
  }
}
