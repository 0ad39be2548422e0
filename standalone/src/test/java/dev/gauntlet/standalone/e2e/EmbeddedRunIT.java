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

  @Test
  void theBenchmarkMeasuresAServerOfItsOwn(@TempDir Path data) throws Exception {
    try (GauntletProcess bench =
        GauntletProcess.start(
            data, Map.of(), "bench", "--battles=10", "--exchanges=1", "--latency-ms=1")) {
      assertThat(bench.awaitEnd()).contains("10, 10 played to their limit", "30 in");
      assertThat(bench.exitCode()).isZero();
    }
    try (GauntletProcess bench = GauntletProcess.start(data, Map.of(), "bench", "--battles=0")) {
      assertThat(bench.awaitEnd()).contains("--battles must be between 1 and 10000");
      assertThat(bench.exitCode()).isEqualTo(2);
    }
  }
}
