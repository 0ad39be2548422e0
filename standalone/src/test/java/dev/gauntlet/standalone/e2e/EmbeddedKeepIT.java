package dev.gauntlet.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gauntlet.testing.BattleAnswers;
import dev.gauntlet.testing.ProviderServer;
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Battles that failed and go on, are erased, or are removed, in the whole product. */
class EmbeddedKeepIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String BATTLE =
      "\"provider\":\"openai\",\"model\":\"gpt-test\",\"messageLimit\":8,\"goal\":\"Enter\"";

  @TempDir private Path data;

  /** What the provider says when it is asked for message 4, instead of an answer. */
  private volatile Optional<Reply> toTheFourth = Optional.of(Reply.status(401, "{}"));

  private Reply reply(ReceivedRequest request) {
    boolean fourth = request.purpose().equals("agent") && request.seq() == 4;
    return toTheFourth
        .filter(trouble -> fourth)
        .orElseGet(() -> BattleAnswers.reachingAt(4).apply(request));
  }

  private GauntletProcess start(ProviderServer provider, Map<String, String> more, String... args)
      throws Exception {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("GAUNTLET_TEMPORAL_TARGET", "embedded");
    variables.put("OPENAI_BASE_URL", provider.baseUrl());
    variables.put("OPENAI_API_KEY", "sk-test-0123456789abcdef");
    return GauntletProcess.start(data, variables, args);
  }

  @Test
  void aBattleThatFailedGoesOnAndBuysNothingTwice() throws Exception {
    try (ProviderServer provider = ProviderServer.start(this::reply);
        GauntletProcess gauntlet = start(provider, Map.of(), "up")) {
      Rest rest = new Rest(gauntlet.awaitServing());
      rest.start("mended", BATTLE);
      assertThat(rest.awaitEnd("mended", SOON).path("state").stringValue()).isEqualTo("failed");
      int bought = provider.requests().size() - 1;
      toTheFourth = Optional.empty();

      rest.post("/api/battles/mended/retry", "{\"reason\":\"the key is new\"}", 202);

      JsonNode ended = rest.awaitEnd("mended", SOON);
      assertThat(ended.path("endedReason").stringValue()).isEqualTo("goal");
      assertThat(ended.path("usage").path("callsRepeated").intValue()).isZero();
      assertThat(ended.path("usage").path("llmCalls").intValue()).isEqualTo(bought + 2);
      assertThat(rest.messages("mended")).hasSize(4);
      assertThat(timesByCall(provider))
          .allSatisfy((call, times) ->
              assertThat(times).as(call).isEqualTo(call.startsWith("agent 4") ? 2 : 1));
      assertThat(rest.eventTypes("mended"))
          .containsSubsequence("started", "ended", "retried", "message", "judgement", "ended")
          .doesNotContain("worker_lost");
      rest.post("/api/battles/mended/retry", "{}", 409);
    }
  }

  @Test
  void aRetriedBattleGoesOnAfterSigkillAlthoughTemporalForgotIt() throws Exception {
    try (ProviderServer provider = ProviderServer.start(this::reply)) {
      try (GauntletProcess first = start(provider, Map.of(), "up")) {
        Rest rest = new Rest(first.awaitServing());
        rest.start("twice", BATTLE);
        rest.awaitEnd("twice", SOON);
        int before = provider.requests().size();
        toTheFourth = Optional.of(Reply.hang());
        rest.post("/api/battles/twice/retry", "{}", 202);
        provider.awaitRequests(before + 1, SOON);
        first.kill();
      }
      toTheFourth = Optional.empty();
      try (GauntletProcess second = start(provider, Map.of(), "up")) {
        Rest rest = new Rest(second.awaitServing());
        JsonNode ended = rest.awaitEnd("twice", SOON);
        assertThat(ended.path("endedReason").stringValue()).isEqualTo("goal");
        assertThat(rest.eventTypes("twice")).containsSubsequence("retried", "worker_lost", "ended");
      }
    }
  }

  @Test
  void aBattleIsErasedAndRemovedInTime() throws Exception {
    toTheFourth = Optional.empty();
    Map<String, String> soon =
        Map.of("GAUNTLET_RETENTION_BATTLES", "6s", "GAUNTLET_RETENTION_EVERY", "1s");
    try (ProviderServer provider = ProviderServer.start(this::reply);
        GauntletProcess gauntlet = start(provider, soon, "up")) {
      Rest rest = new Rest(gauntlet.awaitServing());
      rest.start("gone", BATTLE);
      rest.awaitEnd("gone", SOON);

      rest.delete("/api/battles/gone", 204);

      assertThat(rest.get("/api/battles/gone").path("goal").stringValue()).isEqualTo("[erased]");
      await().atMost(SOON).until(() -> rest.answers("/api/battles/gone") == 404);
      await()
          .untilAsserted(() ->
              assertThat(data.resolve("gauntlet.log"))
                  .content()
                  .contains("removed what was kept long enough"));
      assertThat(rest.text("/actuator/prometheus"))
          .contains("gauntlet_retention_removed_total{what=\"battles\"} 1.0");
    }
  }

  private static Map<String, Long> timesByCall(ProviderServer provider) {
    return provider.requests().stream()
        .collect(
            Collectors.groupingBy(
                request -> request.purpose() + " " + request.seq() + " " + request.ordinal(),
                Collectors.counting()));
  }
}
