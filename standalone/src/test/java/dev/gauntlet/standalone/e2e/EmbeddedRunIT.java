package dev.gauntlet.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on the embedded Temporal, with nothing but a JDK. */
class EmbeddedRunIT extends RunContract {

  @Override
  Map<String, String> temporal() {
    return Map.of("GAUNTLET_TEMPORAL_TARGET", "embedded");
  }

  @Test
  void theTerminalPlaysARunOnAServerOfItsOwn(@TempDir Path data) throws Exception {
    try (GauntletProcess run =
        GauntletProcess.start(
            data,
            temporal(),
            "run",
            "--count=4",
            "--provider=simulated",
            "--model=sim-hopeless",
            "--goal=Get a table",
            "--message-limit=2",
            "--run-id=terminal")) {
      assertThat(run.awaitEnd()).contains("0 of 4", "terminal");
      assertThat(run.exitCode()).isZero();
    }
  }
}
