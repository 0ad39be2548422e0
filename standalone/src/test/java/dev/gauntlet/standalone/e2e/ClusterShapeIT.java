package dev.gauntlet.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gauntlet.testing.TemporalServer;
import dev.gauntlet.testing.TestDatabase;
import dev.gauntlet.web.WebApplication;
import dev.gauntlet.worker.WorkerApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Web and worker as processes of their own, as the compose file runs them. */
class ClusterShapeIT {
  private static final Duration A_WHILE = Duration.ofSeconds(60);

  private final TestDatabase database = TestDatabase.create();

  private final Map<String, String> environment =
      Map.of(
          "GAUNTLET_DB_URL", database.jdbcUrl(),
          "GAUNTLET_DB_USER", database.user(),
          "GAUNTLET_DB_PASSWORD", database.password(),
          "GAUNTLET_TEMPORAL_TARGET", TemporalServer.shared().target(),
          "OPENAI_API_KEY", "");

  @Test
  void aBattleThatWasAcceptedWithoutAWorkerIsPlayedWhenOneComes() throws Exception {
    GauntletProcess worker = GauntletProcess.run(WorkerApplication.class, environment);
    URI health = worker.awaitListening();
    await().until(() -> get(health, "/actuator/health/readiness").contains("UP"));
    assertThat(get(health, "/actuator/prometheus")).contains("jvm_memory_used_bytes");
    try (GauntletProcess web = GauntletProcess.run(WebApplication.class, environment)) {
      Rest rest = new Rest(web.awaitListening());
      worker.kill();
      rest.start(
          "patient",
          """
          "provider":"simulated","model":"sim-hopeless","messageLimit":4,"goal":"Get a table"
          """);
      assertThat(rest.status("patient").path("state").stringValue()).isEqualTo("queued");
      try (GauntletProcess next = GauntletProcess.run(WorkerApplication.class, environment)) {
        next.awaitListening();
        assertThat(rest.awaitEnd("patient", A_WHILE).path("endedReason").stringValue())
            .isEqualTo("limit");
        assertThat(rest.messages("patient")).hasSize(4);
      }
    }
  }

  @Test
  void aBattleIsToldAsItIsWrittenInAnotherProcess() throws Exception {
    try (GauntletProcess worker = GauntletProcess.run(WorkerApplication.class, environment);
        GauntletProcess web = GauntletProcess.run(WebApplication.class, environment)) {
      worker.awaitListening();
      Rest rest = new Rest(web.awaitListening());
      rest.start(
          "told",
          """
          "provider":"simulated","model":"sim-hopeless","messageLimit":8,"goal":"Get a table"
          """);

      String stream = rest.text("/api/stream/told");

      assertThat(stream).containsSubsequence("event:delta", "event:message", "event:end");
      assertThat(stream.split("event:message", -1)).hasSize(9);
    }
  }

  private static String get(URI address, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
