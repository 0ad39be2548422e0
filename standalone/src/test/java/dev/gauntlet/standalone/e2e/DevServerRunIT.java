package dev.gauntlet.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.testing.Requirement;
import dev.gauntlet.testing.TemporalServer;
import dev.gauntlet.workflows.battle.BattleWorkflows;
import dev.gauntlet.workflows.scale.ScaleWorkflows;
import io.temporal.client.WorkflowClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Runs on a real Temporal. */
class DevServerRunIT extends RunContract {
  private static Map<String, String> devServer = Map.of();

  @BeforeAll
  static void findTheCommand() {
    devServer = GauntletProcess.onDevServer(Requirement.temporalCommand());
  }

  @Override
  Map<String, String> temporal() {
    return devServer;
  }

  @Test
  void outlivesItsBattlesAndItsWorkflowBeingTerminated(@TempDir Path data) throws Exception {
    TemporalServer temporal = TemporalServer.shared();
    try (GauntletProcess gauntlet =
        GauntletProcess.start(
            data,
            Map.of(
                "GAUNTLET_TEMPORAL_TARGET", temporal.target(), "GAUNTLET_SWEEP_LOOK_AGAIN", "2s"),
            "up")) {
      Rest rest = new Rest(gauntlet.awaitServing());
      WorkflowClient client = WorkflowClient.newInstance(temporal.stubs());
      start(rest, "shot", 5, 2);
      awaitRun(rest, "shot", SOON, status -> status.path("running").intValue() == 2);

      client.newUntypedWorkflowStub(BattleWorkflows.id("shot.1")).terminate("by hand");
      JsonNode oneShot =
          awaitRun(
              rest,
              "shot",
              SOON,
              status ->
                  status.path("failed").intValue() == 1 && status.path("running").intValue() == 2);
      assertThat(oneShot.path("queued").intValue()).isEqualTo(2);

      client.newUntypedWorkflowStub(ScaleWorkflows.id("shot")).terminate("by hand");
      JsonNode ended = awaitRun(rest, "shot", SOON, RunContract::hasEnded);
      assertThat(ended.path("state").stringValue()).isEqualTo("failed");
      assertThat(ended.path("failed").intValue()).isEqualTo(5);
      assertThat(ended.path("error").path("message").stringValue()).contains("outside");
    }
  }
}
