package dev.gauntlet.standalone.e2e;

import static dev.gauntlet.standalone.e2e.RunContract.awaitRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.testing.ProviderServer;
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Wherever battles are counted, the same words count the same battles. */
class VocabularyIT {
  private static final Duration A_WHILE = Duration.ofSeconds(60);

  private static final Map<String, Integer> ENDS =
      new TreeMap<>(Map.of("goal", 2, "limit", 3, "timeout", 1, "error", 1, "manual", 1));

  private static final Map<String, Integer> STATES =
      new TreeMap<>(Map.of("completed", 6, "failed", 1, "cancelled", 1));

  private static final Map<String, Integer> COUNTS =
      new TreeMap<>(
          Map.of("succeeded", 2, "missed", 3, "uncovered", 1, "failed", 1, "cancelled", 1));

  @TempDir private static Path data;

  private static ProviderServer provider;
  private static GauntletProcess gauntlet;
  private static URI address;
  private static Rest rest;

  @BeforeAll
  static void playBattlesWithDifferentEnds() throws Exception {
    provider = ProviderServer.start(VocabularyIT::answer);
    gauntlet =
        GauntletProcess.start(
            data,
            Map.of("GAUNTLET_TEMPORAL_TARGET", "embedded", "OPENAI_BASE_URL", provider.baseUrl()),
            "up");
    address = gauntlet.awaitServing();
    rest = new Rest(address);
    rest.post(
        "/api/scale/start",
        """
        {"runId":"ends","runCount":8,"concurrency":8,
         "battle":{"agent":{"provider":"openai","model":"gpt-test"},
                   "opponent":{"type":"scripted","lines":["Go on."]},
                   "judge":{"criteria":[{"id":"done","type":"contains","expect":"DONE"}]},
                   "goal":"It is done","timeoutSeconds":5},
         "scenarios":[{"id":"goal","userMessage":"finish","weight":2},
                      {"id":"limit","userMessage":"talk","weight":3},
                      {"id":"timeout","userMessage":"dawdle"},
                      {"id":"error","userMessage":"break"},
                      {"id":"manual","userMessage":"hold"}]}
        """,
        202);
    rest.post("/api/battles/" + awaitHeld() + "/cancel", "{\"reason\":\"enough\"}", 202);
    awaitRun(rest, "ends", A_WHILE, RunContract::hasEnded);
  }

  @AfterAll
  static void stop() throws Exception {
    if (gauntlet != null) {
      gauntlet.close();
    }
    if (provider != null) {
      provider.close();
    }
  }

  private static Reply answer(ReceivedRequest request) {
    String prompt = request.prompt();
    if (prompt.contains("finish")) {
      return Reply.text("It is DONE.");
    }
    if (prompt.contains("break")) {
      return Reply.status(400, "{\"error\":{\"message\":\"no\"}}");
    }
    return prompt.contains("talk") ? Reply.text("Well.") : Reply.hang();
  }

  private static String awaitHeld() {
    return Awaitility.await()
        .atMost(A_WHILE)
        .until(
            () ->
                provider.requests().stream()
                    .filter(request -> request.prompt().contains("hold"))
                    .findFirst()
                    .flatMap(ReceivedRequest::conversation),
            Optional::isPresent)
        .orElseThrow();
  }

  private static Map<String, Integer> counted(Collection<JsonNode> items, String word) {
    return items.stream()
        .collect(
            Collectors.toMap(
                item -> item.path(word).stringValue(), item -> 1, Integer::sum, TreeMap::new));
  }

  private static Map<String, Integer> counts(JsonNode object) {
    return COUNTS.keySet().stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                word -> object.path(word).intValue(),
                (a, b) -> a,
                TreeMap::new));
  }

  private static Map<String, Integer> numbers(JsonNode object) {
    return StreamSupport.stream(object.propertyNames().spliterator(), false)
        .filter(word -> object.path(word).intValue() > 0)
        .collect(
            Collectors.toMap(
                Function.identity(),
                word -> object.path(word).intValue(),
                (a, b) -> a,
                TreeMap::new));
  }

  /** Every pair of a word and a number that a pattern finds. */
  private static Map<String, Integer> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .collect(
            Collectors.toMap(
                pair -> pair.group(1),
                pair -> (int) Double.parseDouble(pair.group(2)),
                Integer::sum,
                TreeMap::new));
  }

  private static String terminal(String... arguments) throws IOException, InterruptedException {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--server";
    all[arguments.length + 1] = address.toString();
    try (GauntletProcess command = GauntletProcess.start(data, Map.of(), all)) {
      return command.awaitEnd();
    }
  }

  @Test
  void theListOfBattlesHasStatesAndReasons() {
    List<JsonNode> battles =
        rest.get("/api/scale/ends/battles?limit=200").path("items").valueStream().toList();

    assertThat(counted(battles, "endedReason")).isEqualTo(ENDS);
    assertThat(counted(battles, "state")).isEqualTo(STATES);
    ENDS.forEach((reason, count) ->
        assertThat(rest.get("/api/battles?runId=ends&endedReason=" + reason).path("items"))
            .as(reason)
            .hasSize(count));
  }

  @Test
  void theStatusAndTheListOfRunsHaveTheCountsOfTheRates() {
    assertThat(counts(rest.get("/api/scale/ends/status"))).isEqualTo(COUNTS);
    assertThat(counts(rest.get("/api/scale").path("items").get(0))).isEqualTo(COUNTS);
    assertThat(counts(rest.get("/api/scale/ends"))).isEqualTo(COUNTS);
  }

  @Test
  void theReportHasBothAsNumbers() {
    JsonNode report = rest.get("/api/scale/ends/report");

    assertThat(numbers(report.path("endedReasons"))).isEqualTo(ENDS);
    assertThat(counts(report.path("stats"))).isEqualTo(COUNTS);
    assertThat(report.at("/rates/success/k").intValue()).isEqualTo(2);
    assertThat(report.at("/rates/success/n").intValue()).isEqualTo(5);
    assertThat(report.path("failures"))
        .extracting(left -> left.path("count").intValue())
        .containsExactly(1, 1, 1);
  }

  @Test
  void theReportHasThemAsATableAndAsAPage() {
    String csv = rest.text("/api/scale/ends/report.csv");
    String html = rest.text("/api/scale/ends/report.html").replaceAll("<[^>]*>", " ");

    assertThat(found("(?m),ended,([a-z]+),battles,(\\d+)", csv)).isEqualTo(ENDS);
    assertThat(csv).contains(",ends,battles,8,,,,,8,2,3,1,1,1,");
    ENDS.forEach((reason, count) ->
        assertThat(html).containsPattern("\\b" + reason + "\\s+" + count + "\\s"));
  }

  @Test
  void theTerminalSaysTheSame() throws Exception {
    String status = terminal("status", "ends");
    String report = terminal("report", "ends");

    assertThat(status)
        .contains("8 of 8 battles ended", "success 2 of 5")
        .contains("missed 3", "not covered 1", "failed 1", "cancelled 1");
    assertThat(found("(goal|limit|abandoned|budget|timeout|error|manual) (\\d+)", report))
        .isEqualTo(ENDS);
    String json = terminal("status", "ends", "--output", "json");
    assertThat(counts(JsonMapper.shared().readTree(json))).isEqualTo(COUNTS);
  }

  @Test
  void theQueueAndTheMetricsCountTheSameBattles() {
    assertThat(numbers(rest.get("/api/queue/health").path("counts"))).isEqualTo(STATES);

    Awaitility.await()
        .atMost(A_WHILE)
        .untilAsserted(() -> {
          String metrics = rest.text("/actuator/prometheus");
          Map<String, Integer> byReason =
              found("gauntlet_battles\\{.*ended_reason=\"([a-z]+)\".*} (\\d+\\.\\d+)", metrics);
          Map<String, Integer> byState =
              found("gauntlet_battles\\{.*state=\"([a-z]+)\".*} (\\d+\\.\\d+)", metrics);
          byReason.values().removeIf(count -> count == 0);
          byState.values().removeIf(count -> count == 0);
          assertThat(byReason).isEqualTo(ENDS);
          assertThat(byState).isEqualTo(STATES);
        });
  }
}
