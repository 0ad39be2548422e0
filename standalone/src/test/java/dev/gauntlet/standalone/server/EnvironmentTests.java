package dev.gauntlet.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTests {

  private static final Path HOME = Path.of("/home/ada");

  @Test
  void needsNothing() {
    Environment environment = Environment.of(Map.of(), HOME);

    assertThat(environment.host()).isEqualTo("127.0.0.1");
    assertThat(environment.port()).isEqualTo(8080);
    assertThat(environment.dataDirectory()).isEqualTo(HOME.resolve(".gauntlet"));
    assertThat(environment.temporal()).isEqualTo(new TemporalMode.Embedded());
    assertThat(environment.temporalNamespace()).isEqualTo("default");
    assertThat(environment.database()).isEmpty();
  }

  @Test
  void readsEveryVariable() {
    Environment environment =
        Environment.of(
            Map.of(
                "GAUNTLET_HOST", "0.0.0.0",
                "GAUNTLET_ALLOW_ANONYMOUS", "true",
                "GAUNTLET_PORT", "9090",
                "GAUNTLET_DATA_DIR", "/srv/gauntlet/../data",
                "GAUNTLET_TEMPORAL_TARGET", "temporal.example:7233",
                "GAUNTLET_TEMPORAL_NAMESPACE", "battles",
                "GAUNTLET_DB_URL", "jdbc:postgresql://db.example/gauntlet",
                "GAUNTLET_DB_USER", "ada",
                "GAUNTLET_DB_PASSWORD", "secret"),
            HOME);

    assertThat(environment)
        .isEqualTo(
            new Environment(
                "0.0.0.0",
                9090,
                Path.of("/srv/data"),
                new TemporalMode.Cluster("temporal.example:7233"),
                "battles",
                Optional.of(
                    new DatabaseAddress(
                        "jdbc:postgresql://db.example/gauntlet", "ada", "secret"))));
  }

  @Test
  void takesABlankVariableForUnset() {
    assertThat(Environment.of(Map.of("GAUNTLET_PORT", " ", "GAUNTLET_DB_URL", ""), HOME))
        .isEqualTo(Environment.of(Map.of(), HOME));
  }

  @Test
  void refusesAnAddressOthersCanReach() {
    assertThatThrownBy(() -> Environment.of(Map.of("GAUNTLET_HOST", "0.0.0.0"), HOME))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("GAUNTLET_HOST is 0.0.0.0, which others can reach")
        .hasMessageContaining("GAUNTLET_ALLOW_ANONYMOUS=true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "localhost", "127.0.0.2"})
  void listensOnLoopbackWithoutAsking(String host) {
    assertThat(Environment.of(Map.of("GAUNTLET_HOST", host), HOME).host()).isEqualTo(host);
  }

  @Test
  void refusesAFlagThatIsNeitherTrueNorFalse() {
    assertThatThrownBy(() ->
            Environment.of(
                Map.of("GAUNTLET_HOST", "0.0.0.0", "GAUNTLET_ALLOW_ANONYMOUS", "yes"), HOME))
        .hasMessage("GAUNTLET_ALLOW_ANONYMOUS is \"yes\"; it has to be true or false.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "-1", "65536", "80 80", "999999"})
  void refusesAPortThatIsNone(String port) {
    assertThatThrownBy(() -> Environment.of(Map.of("GAUNTLET_PORT", port), HOME))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("GAUNTLET_PORT is \"" + port + "\"")
        .hasMessageContaining("from 1 to 65535");
  }

  @Test
  void refusesADatabaseThatIsNotPostgresWithoutRepeatingTheUrl() {
    assertThatThrownBy(
            () -> Environment.of(Map.of("GAUNTLET_DB_URL", "postgres://ada:secret@db/x"), HOME))
        .hasMessageContaining("jdbc:postgresql://")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void printsNoPassword() {
    assertThat(
            new DatabaseAddress("jdbc:postgresql://db/x?password=secret", "ada", "word").toString())
        .isEqualTo("DatabaseAddress[jdbc:postgresql://db/x]");
  }
}
