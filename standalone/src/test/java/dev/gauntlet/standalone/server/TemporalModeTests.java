package dev.gauntlet.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalModeTests {

  private static final Path COMMAND = Path.of("/usr/local/bin/temporal");

  @Test
  void takesTheDevServerWhenItsCommandIsThere() {
    assertThat(TemporalMode.resolve(Optional.empty(), Optional.of(COMMAND)))
        .isEqualTo(new TemporalMode.DevServer(COMMAND));
  }

  @Test
  void takesTheEmbeddedServerWhenThereIsNoCommand() {
    assertThat(TemporalMode.resolve(Optional.empty(), Optional.empty()))
        .isEqualTo(new TemporalMode.Embedded());
  }

  @Test
  void obeysWhenToldToEmbed() {
    assertThat(TemporalMode.resolve(Optional.of("embedded"), Optional.of(COMMAND)))
        .isEqualTo(new TemporalMode.Embedded());
  }

  @Test
  void saysThatTheCommandOfADevServerIsMissing() {
    assertThatThrownBy(() -> TemporalMode.resolve(Optional.of("dev-server"), Optional.empty()))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("the temporal command is not on the path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:7233", "temporal.example.com:443", "[::1]:7233"})
  void takesHostAndPortForACluster(String target) {
    assertThat(TemporalMode.resolve(Optional.of(target), Optional.empty()))
        .isEqualTo(new TemporalMode.Cluster(target));
  }

  @ParameterizedTest
  @ValueSource(strings = {"embeded", "localhost", "http://localhost:7233", ":7233", "a b:1"})
  void refusesAnythingElse(String target) {
    assertThatThrownBy(() -> TemporalMode.resolve(Optional.of(target), Optional.empty()))
        .isInstanceOf(StartupException.class)
        .hasMessage(
            "GAUNTLET_TEMPORAL_TARGET is \"%s\"; it has to be embedded, dev-server, or host:port."
                .formatted(target));
  }
}
