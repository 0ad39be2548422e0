package dev.gauntlet.standalone.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.testing.ProviderServer;
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Webhooks of the product on its embedded Temporal, to a receiver that listens on loopback. */
class WebhookProductIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String INSTALLATION_SECRET = "of the whole installation";
  private static final String BATTLE =
      """
      "provider":"simulated","model":"sim-hopeless","messageLimit":2,"goal":"Get a table"
      """;

  @TempDir private Path data;

  private GauntletProcess up() throws IOException {
    return GauntletProcess.start(
        data,
        Map.of(
            "GAUNTLET_TEMPORAL_TARGET", "embedded",
            "GAUNTLET_WEBHOOKS_ALLOW", "127.0.0.1",
            "GAUNTLET_WEBHOOKS_SECRET", INSTALLATION_SECRET),
        "up");
  }

  /** As a receiver does it that knows nothing of Gauntlet but its documentation. */
  private static String signature(String body, String secret) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
  }

  private static void assertSigned(ReceivedRequest request, String secret) throws Exception {
    assertThat(request.header("X-Gauntlet-Signature")).contains(signature(request.body(), secret));
    String timed = request.header("X-Gauntlet-Timestamp").orElseThrow() + "." + request.body();
    assertThat(request.header("X-Gauntlet-Timed-Signature")).contains(signature(timed, secret));
  }

  @Test
  void anEndReachesWhoSubscribedAndWhoIsNamedInTheStart() throws Exception {
    try (ProviderServer receiver = ProviderServer.start(request -> Reply.status(200, ""));
        GauntletProcess gauntlet = up()) {
      Rest rest = new Rest(gauntlet.awaitServing());
      JsonNode webhook =
          rest.post(
              "/api/webhooks",
              "{\"url\": \"" + receiver.baseUrl() + "/hook\", \"events\": [\"battle.ended\"]}",
              201);

      rest.start("told", "\"webhookUrl\":\"" + receiver.baseUrl() + "/start\"," + BATTLE);
      receiver.awaitRequests(2, SOON);

      for (ReceivedRequest request : receiver.requests()) {
        boolean subscribed = request.path().endsWith("/hook");
        assertSigned(
            request, subscribed ? webhook.path("secret").stringValue() : INSTALLATION_SECRET);
        assertThat(request.header("X-Gauntlet-Event")).contains("battle.ended");
        assertThat(request.json().at("/data/conversationId").asText()).isEqualTo("told");
        assertThat(request.json().at("/data/endedReason").asText()).isEqualTo("limit");
      }
      assertThat(receiver.requests())
          .extracting(ReceivedRequest::path)
          .containsExactlyInAnyOrder("/v1/hook", "/v1/start");
      assertThat(data.resolve("gauntlet.log"))
          .content()
          .doesNotContain(webhook.path("secret").stringValue(), INSTALLATION_SECRET);
    }
  }

  @Test
  void aDeliveryThatFailedIsRepeatedAfterSigkill() throws Exception {
    try (ProviderServer receiver = ProviderServer.start(request -> Reply.status(200, ""))) {
      receiver.script(Reply.status(500, "not now"));
      try (GauntletProcess first = up()) {
        Rest rest = new Rest(first.awaitServing());
        rest.post(
            "/api/webhooks",
            "{\"url\": \"" + receiver.baseUrl() + "\", \"events\": [\"battle.ended\"]}",
            201);
        rest.start("killed", BATTLE);
        receiver.awaitRequests(1, SOON);
        first.kill();
      }
      try (GauntletProcess second = up()) {
        second.awaitServing();
        ReceivedRequest again = receiver.awaitRequests(2, SOON);

        ReceivedRequest before = receiver.requests().getFirst();
        assertThat(again.body()).isEqualTo(before.body());
        assertThat(again.header("X-Gauntlet-Delivery"))
            .isEqualTo(before.header("X-Gauntlet-Delivery"));
      }
    }
  }
}
