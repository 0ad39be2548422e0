package dev.gauntlet.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What holds for runs on every Temporal. */
abstract class RunContract {
  static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration A_WHILE = Duration.ofSeconds(120);

  /** So many battles are played at once when the process is killed. */
  private static final int KILLED = 200;

  private static final String PLAYS_ON =
      """
      "agent":{"provider":"simulated","model":"sim-hopeless"},"goal":"Get a table","messageLimit":200
      """;

  @TempDir private Path data;

  /** How a process is told which Temporal to use. */
  abstract Map<String, String> temporal();

  private GauntletProcess up(Map<String, String> more) throws IOException {
    Map<String, String> variables = new HashMap<>(temporal());
    variables.putAll(more);
    return GauntletProcess.start(data, variables, "up");
  }

  @Test
  void playsARunOfTwentyWithScenariosAndReportsIt() throws Exception {
    try (GauntletProcess gauntlet = up(Map.of())) {
      Rest rest = new Rest(gauntlet.awaitServing());
      rest.post(
          "/api/scale/start",
          """
          {"runId":"twenty","runCount":20,"concurrency":8,"seed":7,
           "summarize":{"provider":"simulated","model":"sim-capable"},
           "battle":{"agent":{"provider":"simulated","model":"sim-average"},
                     "opponent":{"type":"simulated","model":"sim-capable","provider":"simulated"},
                     "messageLimit":8},
           "scenarios":[{"id":"refund","goal":"Get a refund for the broken helmet"},
                        {"id":"table","goal":"Book a table for two","weight":3}]}
          """,
          202);
      JsonNode status = awaitRun(rest, "twenty", A_WHILE, RunContract::hasEnded);
      JsonNode report = rest.get("/api/scale/twenty/report");

      assertThat(status.path("state").stringValue()).isEqualTo("completed");
      assertThat(status.path("completed").intValue()).isEqualTo(20);
      assertThat(report.path("finished").intValue()).isEqualTo(20);
      assertThat(report.path("perScenario"))
          .extracting(scenario -> scenario.path("total").intValue())
          .containsExactly(5, 15);
      assertSameCounts(status, report.path("stats"));
      assertSameCounts(status, rest.get("/api/scale").path("items").get(0));
      assertThat(report.path("usage").path("llmCalls").longValue())
          .isEqualTo(status.path("usage").path("llmCalls").longValue())
          .isEqualTo(1 + sum(rest, "twenty", battle -> battle.path("usage").path("llmCalls")));
      assertThat(report.path("summary").stringValue()).startsWith("Simulated");
      assertThat(report.path("summaryModel").path("read").size()).isBetween(1, 12);
      assertThat(rest.text("/api/scale/twenty/report.html")).contains("twenty", "simulated");
      assertThat(rest.bytes("/api/scale/twenty/report.pdf")).startsWith('%', 'P', 'D', 'F');
      assertThat(rest.text("/api/scale/twenty/report.csv")).contains("refund");
      assertThat(rest.text("/api/scale/twenty/export.jsonl").lines()).hasSize(20);
      assertThat(rest.get("/api/comparisons?a=twenty&b=twenty").path("verdict").stringValue())
          .isEqualTo("no clear difference");
    }
  }

  @Test
  void pausesResumesAndCancelsWhateverIsOpen() throws Exception {
    try (GauntletProcess gauntlet = up(Map.of())) {
      Rest rest = new Rest(gauntlet.awaitServing());
      start(rest, "held", 12, 4);
      awaitRun(rest, "held", SOON, status -> status.path("running").intValue() == 4);

      rest.post("/api/scale/held/pause", "{\"reason\":\"a break\"}", 202);
      JsonNode paused =
          awaitRun(rest, "held", SOON, status -> status.path("paused").intValue() == 4);
      assertThat(paused.path("state").stringValue()).isEqualTo("paused");
      assertThat(paused.path("queued").intValue()).isEqualTo(8);
      assertThat(rest.get("/api/scale/held/report?partial=true").path("partial").booleanValue())
          .isTrue();

      rest.post("/api/scale/held/resume", "{}", 202);
      awaitRun(rest, "held", SOON, status -> status.path("running").intValue() == 4);

      rest.post("/api/scale/held/cancel", "{\"reason\":\"enough\"}", 202);
      JsonNode ended = awaitRun(rest, "held", SOON, RunContract::hasEnded);
      assertThat(ended.path("state").stringValue()).isEqualTo("cancelled");
      assertThat(ended.path("cancelled").intValue()).isEqualTo(12);
      assertThat(ended.path("endedBy").stringValue()).isEqualTo("api");
      rest.post("/api/scale/held/cancel", "{}", 200);
      rest.post("/api/scale/held/pause", "{}", 409);
      assertThat(rest.get("/api/scale/held/report").path("stats").path("cancelled").intValue())
          .isEqualTo(12);
    }
  }

  @Test
  void aDeadlineEndsTheRunAndItsOpenBattles() throws Exception {
    try (GauntletProcess gauntlet = up(Map.of())) {
      Rest rest = new Rest(gauntlet.awaitServing());
      rest.post(
          "/api/scale/start",
          """
          {"runId":"late","runCount":6,"concurrency":2,"deadlineSeconds":2,"battle":{%s}}
          """
              .formatted(PLAYS_ON),
          202);
      JsonNode ended = awaitRun(rest, "late", SOON, RunContract::hasEnded);

      assertThat(ended.path("state").stringValue()).isEqualTo("completed");
      assertThat(ended.path("uncovered").intValue()).isEqualTo(6);
      assertThat(rest.get("/api/scale/late/battles?endedReason=timeout").path("items")).hasSize(6);
    }
  }

  @Test
  void goesOnAfterSigkillWhereItStood() throws Exception {
    try (ProviderProcess provider = ProviderProcess.start(Duration.ofSeconds(1))) {
      Map<String, String> against =
          Map.of(
              "OPENAI_BASE_URL",
              provider.baseUrl(),
              "GAUNTLET_PROVIDERS_OPENAI_CONCURRENCY",
              Integer.toString(KILLED));
      try (GauntletProcess first = up(against)) {
        Rest rest = new Rest(first.awaitServing());
        rest.post(
            "/api/scale/start",
            """
            {"runId":"killed","runCount":%1$d,"concurrency":%1$d,
             "battle":{"agent":{"provider":"openai","model":"gpt-test"},
                       "goal":"Settle the bill","messageLimit":6}}
            """
                .formatted(KILLED),
            202);
        provider.awaitMore(4 * KILLED, A_WHILE);
        first.kill();
      }
      int before = provider.count();
      try (GauntletProcess second = up(against)) {
        Rest rest = new Rest(second.awaitServing());
        long ready = System.nanoTime();
        provider.awaitMore(KILLED, A_WHILE);
        System.out.printf(
            "after SIGKILL: %d calls were on their way again %.1f s after ready%n",
            KILLED, (System.nanoTime() - ready) / 1e9);
        JsonNode ended = awaitRun(rest, "killed", A_WHILE, RunContract::hasEnded);
        JsonNode usage = ended.path("usage");
        long repeated = usage.path("callsRepeated").longValue();

        assertThat(provider.count()).isGreaterThan(before);
        assertThat(ended.path("state").stringValue()).isEqualTo("completed");
        assertThat(ended.path("succeeded").intValue()).isEqualTo(KILLED / 10);
        assertThat(ended.path("missed").intValue()).isEqualTo(KILLED * 9 / 10);
        assertThat(repeated).as("one a battle that was open").isBetween(1L, (long) KILLED);
        assertPaidOnce(provider, repeated);
        assertSameCounts(ended, rest.get("/api/scale/killed/report").path("stats"));
      }
    }
  }

  /** What was sent more than once is what the run counts as repeated. */
  private static void assertPaidOnce(ProviderProcess provider, long repeated) {
    Map<CountingProvider.Call, Long> sent =
        provider.requests().stream()
            .collect(Collectors.groupingBy(CountingProvider.Request::call, Collectors.counting()));
    long again = sent.values().stream().mapToLong(times -> times - 1).sum();
    // A process that dies between the row and the wire leaves a request that was never sent.
    assertThat(again).isBetween(0L, repeated);
    assertThat(sent.values()).allSatisfy(times -> assertThat(times).isLessThanOrEqualTo(2));
  }

  static void start(Rest rest, String run, int battles, int concurrency) {
    rest.post(
        "/api/scale/start",
        """
        {"runId":"%s","runCount":%d,"concurrency":%d,"battle":{%s}}
        """
            .formatted(run, battles, concurrency, PLAYS_ON),
        202);
  }

  static JsonNode awaitRun(Rest rest, String run, Duration longest, Predicate<JsonNode> condition) {
    return await(run)
        .atMost(longest)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> rest.get("/api/scale/" + run + "/status"), condition);
  }

  static boolean hasEnded(JsonNode status) {
    return Set.of("completed", "failed", "cancelled").contains(status.path("state").stringValue());
  }

  private static void assertSameCounts(JsonNode one, JsonNode other) {
    for (String count : List.of("succeeded", "missed", "uncovered", "failed", "cancelled")) {
      assertThat(other.path(count)).as(count).isEqualTo(one.path(count));
    }
  }

  private static long sum(Rest rest, String run, Function<JsonNode, JsonNode> number) {
    return rest.get("/api/scale/" + run + "/battles?limit=200")
        .path("items")
        .valueStream()
        .map(battle -> rest.get("/api/battles/" + battle.path("conversationId").stringValue()))
        .mapToLong(battle -> number.apply(battle).longValue())
        .sum();
  }
}
