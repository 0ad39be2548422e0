package dev.gauntlet.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.testing.ProviderServer;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.testing.Requirement;
import dev.gauntlet.testing.TemporalServer;
import dev.gauntlet.workflows.battle.BattleWorkflows;
import io.temporal.client.WorkflowClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The product on a real Temporal: the dev server that it starts, and one that runs elsewhere. */
class DevServerProductIT extends WholeProductContract {
  private static final Duration SOON = Duration.ofSeconds(30);

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
  void aNativeCancelReachesTheWireAndATerminationEndsTheRow(@TempDir Path data) throws Exception {
    TemporalServer temporal = TemporalServer.shared();
    try (ProviderServer provider = ProviderServer.start(request -> Reply.hang());
        GauntletProcess gauntlet =
            GauntletProcess.start(
                data,
                Map.of(
                    "GAUNTLET_TEMPORAL_TARGET",
                    temporal.target(),
                    "GAUNTLET_SWEEP_LOOK_AGAIN",
                    "2s",
                    "OPENAI_BASE_URL",
                    provider.baseUrl()),
                "up")) {
      Rest rest = new Rest(gauntlet.awaitServing());
      String hangs = "\"provider\":\"openai\",\"model\":\"gpt-test\",\"goal\":\"Wait\"";
      WorkflowClient client = WorkflowClient.newInstance(temporal.stubs());

      rest.start("native-cancel", hangs);
      provider.awaitRequests(1, SOON);
      client.newUntypedWorkflowStub(BattleWorkflows.id("native-cancel")).cancel();
      provider.lastRequest().awaitConnectionEnd(Duration.ofSeconds(6));
      JsonNode cancelled = rest.awaitEnd("native-cancel", SOON);
      assertThat(cancelled.path("endedReason").stringValue()).isEqualTo("manual");
      assertThat(cancelled.path("endedBy").stringValue()).isEqualTo("Temporal");

      rest.start("terminated", hangs);
      provider.awaitRequests(2, SOON);
      client.newUntypedWorkflowStub(BattleWorkflows.id("terminated")).terminate("by hand");
      JsonNode terminated = rest.awaitEnd("terminated", SOON);
      assertThat(terminated.path("endedReason").stringValue()).isEqualTo("error");
      assertThat(terminated.path("error").path("message").stringValue()).contains("outside");
    }
  }
}
