package dev.gauntlet.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
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
  void battlesAreStartedAlsoAfterTheEmbeddedTemporalForgotTheEarlierOnes(@TempDir Path data)
      throws Exception {
    Map<String, String> variables = new HashMap<>(temporal());
    variables.put("GAUNTLET_EMBEDDED_FORGETAFTER", "1");
    variables.put("GAUNTLET_EMBEDDED_LOOKEVERY", "100ms");
    try (GauntletProcess gauntlet = GauntletProcess.start(data, variables, "up")) {
      Rest rest = new Rest(gauntlet.awaitServing());
      for (int i = 0; i < 4; i++) {
        rest.start(
            "forget-" + i,
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":2,"goal":"Get a table"
            """);
        rest.awaitEnd("forget-" + i, Duration.ofSeconds(30));
      }
      await()
          .untilAsserted(() ->
              assertThat(data.resolve("gauntlet.log"))
                  .content()
                  .contains("forgot ended workflows"));
      rest.start(
          "after",
          """
          "provider":"simulated","model":"sim-hopeless","messageLimit":2,"goal":"Get a table"
          """);
      assertThat(rest.awaitEnd("after", Duration.ofSeconds(30)).path("state").stringValue())
          .isEqualTo("completed");
    }
  }

  @Test
  void leavingTheDemoStopsItsServerInOrder(@TempDir Path data) throws Exception {
    try (GauntletProcess demo =
        GauntletProcess.start(
            data, temporal(), "demo", "--model", "sim-hopeless", "--message-limit", "200")) {
      demo.awaitText("1 user");
      demo.interrupt();
      assertThat(demo.awaitEnd()).contains("Left");
      assertThat(demo.exitCode()).isEqualTo(130);
      assertThat(data.resolve("gauntlet.log"))
          .content()
          .doesNotContain("the database does not answer", "Failed to stop bean");
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
