package dev.gauntlet.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gauntlet.testing.BattleAnswers;
import dev.gauntlet.testing.ProviderServer;
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What holds on every Temporal: what works only on the embedded server does not work. */
abstract class WholeProductContract {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration A_WHILE = Duration.ofSeconds(90);

  @TempDir private Path data;

  /** How a process is told which Temporal to use. */
  abstract Map<String, String> temporal();

  private GauntletProcess up(Map<String, String> more) throws IOException {
    Map<String, String> variables = new HashMap<>(temporal());
    variables.putAll(more);
    return GauntletProcess.start(data, variables, "up");
  }

  private static Map<String, String> against(ProviderServer provider) {
    return Map.of("OPENAI_BASE_URL", provider.baseUrl());
  }

  @Test
  void playsABattleToItsGoalAndAnotherToItsLimit() throws Exception {
    try (GauntletProcess gauntlet = up(Map.of())) {
      Rest rest = new Rest(gauntlet.awaitServing());
      rest.start(
          "goal",
          """
          "provider":"simulated","model":"sim-capable","seed":1,
          "goal":"Get a refund for order 4711, which arrived broken"
          """);
      rest.start(
          "limit",
          """
          "provider":"simulated","model":"sim-hopeless","messageLimit":5,
          "goal":"Book a table for two"
          """);

      assertThat(rest.awaitEnd("goal", SOON).path("endedReason").stringValue()).isEqualTo("goal");
      assertThat(rest.awaitEnd("limit", SOON).path("endedReason").stringValue()).isEqualTo("limit");
      assertThat(rest.messages("limit")).hasSize(4);
      assertDense(rest.messages("goal"));
      assertThat(rest.eventTypes("limit"))
          .containsExactly(
              "started",
              "message",
              "message",
              "judgement",
              "message",
              "message",
              "judgement",
              "ended");
    }
  }

  @Test
  void goesOnAfterSigkillWhereItStoodAndRepeatsOnlyWhatWasOnTheWire() throws Exception {
    List<String> battles = IntStream.range(0, 6).mapToObj(i -> "kill-" + i).toList();
    try (ProviderServer provider =
        ProviderServer.start(request ->
            Reply.delayed(Duration.ofMillis(150), BattleAnswers.neverReaching().apply(request)))) {
      try (GauntletProcess first = up(against(provider))) {
        Rest rest = new Rest(first.awaitServing());
        for (String id : battles) {
          rest.start(
              id,
              """
              "provider":"openai","model":"gpt-test","messageLimit":10,"goal":"Settle the bill"
              """);
        }
        rest.post("/api/battles/kill-0/pause", "{\"reason\":\"a break\"}", 202);
        rest.awaitStatus("kill-0", SOON, s -> s.path("state").stringValue().equals("paused"));
        rest.awaitStatus(
            "kill-1", SOON, s -> s.path("progress").path("messageCount").intValue() >= 4);
        first.kill();
      }
      try (GauntletProcess second = up(against(provider))) {
        Rest rest = new Rest(second.awaitServing());
        assertThat(rest.status("kill-0").path("state").stringValue()).isEqualTo("paused");
        int messages = rest.messages("kill-1").size();
        await("moving again")
            .atMost(Duration.ofSeconds(20))
            .until(() -> rest.messages("kill-1").size() > messages);
        rest.post("/api/battles/kill-0/resume", "{}", 202);
        for (String id : battles) {
          assertThat(rest.awaitEnd(id, A_WHILE).path("endedReason").stringValue())
              .as(id)
              .isEqualTo("limit");
          assertThat(rest.messages(id)).hasSize(10);
          assertDense(rest.messages(id));
        }
        assertRepeatedOnlyWhatTheBattlesSay(provider, rest, battles);
        assertThat(rest.eventTypes("kill-0")).containsSubsequence("paused", "resumed", "ended");
      }
    }
  }

  /** Whatever was sent more than once is what the battle counts as repeated. */
  private static void assertRepeatedOnlyWhatTheBattlesSay(
      ProviderServer provider, Rest rest, List<String> battles) {
    Map<String, Long> requests =
        provider.requests().stream()
            .collect(
                Collectors.groupingBy(
                    request -> request.conversation().orElse("none"), Collectors.counting()));
    for (String id : battles) {
      JsonNode usage = rest.status(id).path("usage");
      long repeated = usage.path("callsRepeated").longValue();
      assertThat(repeated).as("one call of %s was on the wire at most", id).isBetween(0L, 1L);
      // A process that dies between the row and the wire leaves a request that was never sent.
      assertThat(requests.get(id)).as(id).isBetween(15L, 15 + repeated);
      assertThat(usage.path("llmCalls").longValue()).as(id).isEqualTo(15 + repeated);
    }
  }

  @Test
  void aCancelAbortsTheRequestOnTheWireWithinASecond() throws Exception {
    try (ProviderServer provider = ProviderServer.start(request -> Reply.hang());
        GauntletProcess gauntlet = up(against(provider))) {
      Rest rest = new Rest(gauntlet.awaitServing());
      rest.start("hangs", "\"provider\":\"openai\",\"model\":\"gpt-test\",\"goal\":\"Wait\"");
      provider.awaitRequests(1, SOON);
      rest.post("/api/battles/hangs/cancel", "{\"reason\":\"enough\"}", 202);

      provider.lastRequest().awaitConnectionEnd(Duration.ofSeconds(1));
      JsonNode ended = rest.awaitEnd("hangs", SOON);
      assertThat(ended.path("endedReason").stringValue()).isEqualTo("manual");
      assertThat(ended.path("endedBy").stringValue()).isEqualTo("api");
      rest.post("/api/battles/hangs/cancel", "{}", 200);
      rest.post("/api/battles/hangs/pause", "{}", 409);
    }
  }

  @Test
  void aWrongKeyEndsTheBattleInWordsAndTheKeyIsNowhere() throws Exception {
    String key = "sk-secret-0123456789abcdef";
    try (ProviderServer provider =
            ProviderServer.start(request ->
                Reply.status(401, Map.of(), "{\"error\":{\"message\":\"bad " + key + "\"}}"));
        GauntletProcess gauntlet =
            up(Map.of("OPENAI_BASE_URL", provider.baseUrl(), "OPENAI_API_KEY", key))) {
      Rest rest = new Rest(gauntlet.awaitServing());
      rest.start("refused", "\"provider\":\"openai\",\"model\":\"gpt-test\",\"goal\":\"Enter\"");
      JsonNode ended = rest.awaitEnd("refused", SOON);

      assertThat(ended.path("state").stringValue()).isEqualTo("failed");
      assertThat(ended.path("error").path("type").stringValue()).isEqualTo("AUTHENTICATION");
      assertThat(ended.path("error").path("message").stringValue()).contains("OPENAI_API_KEY");
      assertThat(provider.requests()).hasSize(1);
      assertThat(rest.get("/api/battles/refused").toString()).doesNotContain(key);
      assertThat(rest.get("/api/battles/refused/events").toString()).doesNotContain(key);
      assertThat(data.resolve("gauntlet.log")).content().doesNotContain(key);
    }
  }

  @Test
  void aRateLimitIsWaitedForAsLongAsItSays() throws Exception {
    try (ProviderServer provider = ProviderServer.start(BattleAnswers.reachingAt(2));
        GauntletProcess gauntlet = up(against(provider))) {
      provider.script(Reply.status(429, Map.of("Retry-After", "3"), "{}"));
      Rest rest = new Rest(gauntlet.awaitServing());
      rest.start("limited", "\"provider\":\"openai\",\"model\":\"gpt-test\",\"goal\":\"Enter\"");
      JsonNode waiting =
          rest.awaitStatus(
              "limited",
              SOON,
              s -> s.path("activity").path("kind").stringValue().equals("backing_off"));
      assertThat(waiting.path("activity").path("attempt").intValue()).isEqualTo(2);
      assertThat(rest.awaitEnd("limited", SOON).path("endedReason").stringValue())
          .isEqualTo("goal");

      List<ReceivedRequest> requests = provider.requests();
      assertThat(Duration.between(requests.get(0).at(), requests.get(1).at()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
      assertThat(rest.eventTypes("limited")).contains("backing_off");
    }
  }

  private static void assertDense(List<JsonNode> messages) {
    assertThat(messages)
        .extracting(message -> message.path("seq").intValue())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, messages.size()).boxed().toList());
  }
}
