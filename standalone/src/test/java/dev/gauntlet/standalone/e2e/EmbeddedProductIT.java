package dev.gauntlet.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product on its embedded Temporal, with nothing but a JDK. */
class EmbeddedProductIT extends WholeProductContract {

  @Override
  Map<String, String> temporal() {
    return Map.of("GAUNTLET_TEMPORAL_TARGET", "embedded");
  }

  @Test
  void aSecondUpOnTheDataDirectorySaysWhoHasIt(@TempDir Path data) throws Exception {
    try (GauntletProcess first = GauntletProcess.start(data, temporal(), "up")) {
      first.awaitServing();
      try (GauntletProcess second = GauntletProcess.start(data, temporal(), "up")) {
        assertThat(second.awaitEnd())
            .contains(Long.toString(first.pid()))
            .contains("GAUNTLET_DATA_DIR");
        assertThat(second.exitCode()).isEqualTo(4);
      }
      first.terminate();
      assertThat(first.awaitEnd()).contains("Stopped.");
    }
  }

  @Test
  void theDemoStartsAServerOfItsOwnAndTellsTheBattle(@TempDir Path data) throws Exception {
    try (GauntletProcess demo =
        GauntletProcess.start(data, temporal(), "demo", "--seed", "1", "--message-limit", "6")) {
      assertThat(demo.awaitEnd()).contains("Offline and simulated").contains("tokens");
      assertThat(demo.exitCode()).isZero();
    }
  }
}
