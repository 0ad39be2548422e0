package dev.gauntlet.web.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Bodies;
import dev.gauntlet.web.rest.Outage;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.web.rest.Rows;
import dev.gauntlet.workflows.statistics.Seeds;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Starting runs; Temporal is away, so that none is played. */
@RestTest
class RunStartIT {
  private static final String START = "/api/scale/start";

  private final Rest rest;
  private final Rows rows;
  private final Outage.Lasting noTemporal;

  RunStartIT(Rest rest, Rows rows, Outage outage) {
    this.rest = rest;
    this.rows = rows;
    this.noTemporal = outage.begin();
  }

  @AfterEach
  void letTemporalIn() {
    noTemporal.close();
  }

  private JsonNode spec(String run) {
    return rest.get("/api/scale/" + run).hasStatus(200).at("/spec");
  }

  private JsonNode played(String run, int index) {
    return Bodies.read(rows.specInRun(run, index));
  }

  @Test
  void acceptsTheLeastThereIsAndSpellsOutEveryDefault() {
    Answer answer = rest.post(START, Bodies.run("{\"runId\": \"least\"}")).hasStatus(202);

    assertThat(answer.at("/runId").asString()).isEqualTo("least");
    assertThat(answer.at("/state").asString()).isEqualTo("queued");
    assertThat(answer.at("/warnings").toString()).contains("share the model fake");
    JsonNode spec = spec("least");
    assertThat(spec)
        .isEqualTo(
            Bodies.read(
                """
                {"runCount": 3, "concurrency": 20, "budgetUsd": null, "deadlineSeconds": null,
                 "seed": %1$s, "scenarios": [], "battle": {
                 "agent": {"provider": "simulated", "model": "fake", "systemPrompt": "",
                   "temperature": null, "topP": null, "maxTokens": 1024, "seed": null,
                   "stop": [], "reasoningEffort": null, "fallbacks": []},
                 "opponent": {"type": "simulated", "provider": "simulated", "model": "fake",
                   "persona": "", "mayLeave": false, "fallbacks": []},
                 "judge": {"provider": "simulated", "model": "fake", "fallbacks": [], "criteria": [
                   {"id": "goal", "type": "llm", "expect": "A table for two is booked.",
                    "required": true, "negate": false}]},
                 "goal": "A table for two is booked.", "userMessage": null, "messageLimit": 25,
                 "maxUsdPerConversation": null, "timeoutSeconds": 900, "turnTimeoutSeconds": 120,
                 "seed": %1$s, "lane": "standard", "tags": {}}}
                """
                    .formatted(spec.path("seed"))));
  }

  @Test
  void keepsEverythingThatIsSaid() {
    String id =
        rest.startRun(
            """
            {"runCount": 10, "concurrency": 400, "budgetUsd": 12.345678, "deadlineSeconds": 604800,
             "seed": 42, "lane": "bulk", "tags": {"team": "blue"},
             "battle": {"opponent": {"type": "simulated", "persona": "in a hurry"}}}
            """);

    JsonNode spec = spec(id);
    assertThat(spec.path("runCount").asInt()).isEqualTo(10);
    assertThat(spec.path("concurrency").asInt()).isEqualTo(400);
    assertThat(spec.path("budgetUsd").toString()).isEqualTo("12.345678");
    assertThat(spec.path("deadlineSeconds").asInt()).isEqualTo(604_800);
    assertThat(spec.path("seed").asLong()).isEqualTo(42);
    assertThat(spec.at("/battle/lane").asString()).isEqualTo("bulk");
    assertThat(spec.at("/battle/tags")).hasToString("{\"team\":\"blue\"}");
    assertThat(spec.at("/battle/opponent/persona").asString()).isEqualTo("in a hurry");
  }

  @Test
  void readsTheFlatFormOfTheBattleAsTheNestedOne() {
    String flat =
        """
        {"runId": "flat", "runCount": 1, "seed": 9,
         "battle": {"provider": "simulated", "model": "fake", "goal": "g", "temperature": 0.5}}
        """;
    String nested =
        """
        {"runId": "flat", "runCount": 1, "seed": 9, "battle": {"goal": "g",
           "agent": {"provider": "simulated", "model": "fake", "temperature": 0.5}}}
        """;

    rest.post(START, flat).hasStatus(202);
    rest.post(START, nested).hasStatus(200);

    assertThat(spec("flat").at("/battle/agent/temperature").asDouble()).isEqualTo(0.5);
  }

  @Test
  void givesEveryBattleAnIdAndASeedOfItsOwn() {
    String id = rest.startRun("{\"runId\": \"seeded\", \"runCount\": 10, \"seed\": 7}");

    Answer battles = rest.get("/api/battles?runId=" + id);

    assertThat(battles.json().path("items").valueStream())
        .extracting(item -> item.path("conversationId").asString())
        .hasSize(10)
        .startsWith("seeded.10", "seeded.09")
        .endsWith("seeded.01");
    assertThat(IntStream.range(0, 10).mapToObj(i -> played(id, i).path("seed").asLong()))
        .doesNotHaveDuplicates()
        .startsWith(Seeds.of(7, 0))
        .endsWith(Seeds.of(7, 9));
  }

  @Test
  void takesTheSeedOfTheRunThenOfTheBattleThenOfTheId() {
    String both = rest.startRun("{\"seed\": 1, \"battle\": {\"seed\": 2}}");
    String battle = rest.startRun("{\"battle\": {\"seed\": 2}}");
    String none = rest.startRun("{}");
    String another = rest.startRun("{}");

    assertThat(spec(both).path("seed").asLong()).isEqualTo(1);
    assertThat(spec(battle).path("seed").asLong()).isEqualTo(2);
    assertThat(spec(none).path("seed").asLong()).isNotEqualTo(spec(another).path("seed").asLong());
    assertThat(played(both, 0).path("seed")).isNotEqualTo(played(battle, 0).path("seed"));
  }

  @Test
  void takesTheLaneOfTheRunThenOfTheBattleAndMergesTags() {
    String battles =
        rest.startRun(
            """
            {"battle": {"lane": "interactive", "tags": {"a": "battle", "b": "battle"}},
             "tags": {"b": "run", "c": "run"}}
            """);
    String runs = rest.startRun("{\"battle\": {\"lane\": \"interactive\"}, \"lane\": \"bulk\"}");

    assertThat(played(battles, 0).path("lane").asString()).isEqualTo("interactive");
    assertThat(played(battles, 0).path("tags"))
        .isEqualTo(Bodies.read("{\"a\": \"battle\", \"b\": \"run\", \"c\": \"run\"}"));
    assertThat(played(runs, 2).path("lane").asString()).isEqualTo("bulk");
  }

  @Test
  void playsAScenarioAsIfABattleHadSaidSo() {
    String run =
        rest.startRun(
            """
            {"runCount": 2, "battle": {"goal": null, "userMessage": "Hello",
               "opponent": {"persona": "calm", "mayLeave": true}},
             "scenarios": [{"id": "a", "goal": "a refund", "persona": "angry", "userMessage": "Hi"},
                           {"id": "b", "goal": "a helmet"}]}
            """);
    String angry =
        rest.start(
            """
            {"goal": "a refund", "userMessage": "Hi", "lane": "standard",
             "opponent": {"persona": "angry", "mayLeave": true}}
            """);
    String calm =
        rest.start(
            """
            {"goal": "a helmet", "userMessage": "Hello", "lane": "standard",
             "opponent": {"persona": "calm", "mayLeave": true}}
            """);

    assertThat(unseeded(played(run, 0))).isEqualTo(unseeded(Bodies.read(rows.spec(angry))));
    assertThat(unseeded(played(run, 1))).isEqualTo(unseeded(Bodies.read(rows.spec(calm))));
    assertThat(spec(run).path("scenarios"))
        .hasToString(
            """
            [{"id":"a","weight":1.0,"goal":"a refund","persona":"angry","userMessage":"Hi"},\
            {"id":"b","weight":1.0,"goal":"a helmet","persona":"calm","userMessage":"Hello"}]\
            """);
    assertThat(rest.get("/api/scale/" + run).at("/goal").isNull()).isTrue();
  }

  private static JsonNode unseeded(JsonNode spec) {
    return ((ObjectNode) spec).without("seed");
  }

  @Test
  void leavesCriteriaAndAScriptAsTheyAreInEveryScenario() {
    String run =
        rest.startRun(
            """
            {"runCount": 2, "battle": {"userMessage": "Hello",
               "opponent": {"type": "scripted", "lines": ["one"]},
               "judge": {"criteria": [{"id": "x", "type": "contains", "expect": "RF-"}]}},
             "scenarios": [{"id": "a", "goal": "other", "userMessage": " "}, {"id": "b"}]}
            """);

    assertThat(played(run, 0).at("/judge/criteria/0/expect").asString()).isEqualTo("RF-");
    assertThat(played(run, 0).at("/opponent/lines")).hasToString("[\"one\"]");
    assertThat(played(run, 0).at("/goal").asString()).isEqualTo("other");
    assertThat(played(run, 0).at("/userMessage").isNull()).isTrue();
    assertThat(played(run, 1).at("/goal").asString()).isEqualTo("A table for two is booked.");
    assertThat(spec(run).path("scenarios"))
        .hasToString(
            """
            [{"id":"a","weight":1.0,"goal":"other","persona":null,"userMessage":null},\
            {"id":"b","weight":1.0,"goal":"A table for two is booked.","persona":null,\
            "userMessage":"Hello"}]\
            """);
  }

  @Test
  void sharesBattlesOutByWeightAndWarnsOfScenariosWithout() {
    Answer answer =
        rest.post(
                START,
                Bodies.run(
                    """
                    {"runId": "weighted", "runCount": 4, "scenarios": [
                     {"id": "often", "weight": 3}, {"id": "never", "weight": 0}, {"id": "once"}]}
                    """))
            .hasStatus(202);

    assertThat(rows.scenariosOfBattles("weighted"))
        .containsExactlyInAnyOrder("often", "often", "often", "once");
    assertThat(answer.at("/warnings").toString()).contains("1 of 3 scenarios get no battle");
  }

  @Test
  void answersWithLinksThatLeadSomewhere() {
    Answer answer = rest.post(START, Bodies.run("{\"runId\": \"a.b_c-1\"}")).hasStatus(202);

    assertThat(answer.header("Location")).endsWith("/api/scale/a.b_c-1/status");
    assertThat(answer.at("/links/report").asString()).isEqualTo("/api/scale/a.b_c-1/report");
    assertThat(answer.at("/links/temporal").asString())
        .isEqualTo("http://127.0.0.1:8233/namespaces/default/workflows/run%2Fa.b_c-1");
    for (String link : List.of("self", "status", "battles")) {
      rest.get(answer.at("/links/" + link).asString()).hasStatus(200);
    }
  }

  @Test
  void linksToThePageOfTheRun() {
    Answer answer = rest.post(START, Bodies.run("{\"runId\": \"a.page\"}")).hasStatus(202);

    String page = answer.at("/links/page").asString();

    assertThat(page).isEqualTo("/runs/a.page");
    assertThat(rest.get(page).hasStatus(200).header("Content-Type")).startsWith("text/html");
  }

  @Test
  void takesAnIdOf56CharactersAndTheBattlesHaveRoomForTheirNumbers() {
    String id = rest.startRun("{\"runId\": \"%s\"}".formatted("x".repeat(56)));

    rest.get("/api/battles/" + id + ".3").hasStatus(200);
  }

  @Test
  void answersARepetitionWithTheRunThatIsThere() {
    String body =
        Bodies.run("{\"runId\": \"again\", \"scenarios\": [{\"id\": \"a\", \"goal\": \"x\"}]}");

    rest.post(START, body).hasStatus(202);
    Answer again = rest.post(START, body).hasStatus(200);

    assertThat(again.at("/runId").asString()).isEqualTo("again");
    assertThat(again.at("/links/status").asString()).isEqualTo("/api/scale/again/status");
    assertThat(rest.get("/api/scale/again/status").at("/total").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"runCount\": 4}",
        "{\"concurrency\": 1}",
        "{\"seed\": 5}",
        "{\"deadlineSeconds\": 5}",
        "{\"tags\": {\"a\": \"b\"}}",
        "{\"lane\": \"bulk\"}",
        "{\"scenarios\": null}",
        "{\"scenarios\": [{\"id\": \"a\", \"goal\": \"y\"}]}",
        "{\"scenarios\": [{\"id\": \"a\", \"goal\": \"x\", \"weight\": 2}]}",
        "{\"battle\": {\"messageLimit\": 8}}"
      })
  void refusesAnotherBodyForAnIdThatIsTaken(String patch) {
    String body = "{\"runId\": \"taken\", \"scenarios\": [{\"id\": \"a\", \"goal\": \"x\"}]}";
    assertThat(rest.post(START, Bodies.run(body)).status()).isIn(200, 202);

    rest.post(START, Bodies.run(body, patch)).isProblem(409, "run_exists");
  }

  @Test
  void refusesAnIdWhoseBattlesWouldTakeThatOfAnother() {
    rest.start("{\"conversationId\": \"in-the-way.2\"}");

    rest.post(START, Bodies.run("{\"runId\": \"in-the-way\"}")).isProblem(409, "run_exists");

    rest.get("/api/scale/in-the-way").isProblem(404, "not_found");
  }

  @Test
  void answersTheSameKeyWithTheSameRun() {
    Answer first = rest.post(START, Bodies.run("{}"), "Idempotency-Key", "one").hasStatus(202);
    Answer again = rest.post(START, Bodies.run("{}"), "Idempotency-Key", "one").hasStatus(200);

    assertThat(again.at("/runId")).isEqualTo(first.at("/runId"));
    assertThat(rest.post(START, Bodies.run("{}")).at("/runId")).isNotEqualTo(first.at("/runId"));
  }

  @Test
  void refusesAnotherBodyForAKeyThatWasUsed() {
    rest.post(START, Bodies.run("{}"), "Idempotency-Key", "used").hasStatus(202);

    rest.post(START, Bodies.run("{\"runCount\": 4}"), "Idempotency-Key", "used")
        .isProblem(422, "idempotency_key_reused");
    rest.post(START, Bodies.run("{\"runId\": \"x\"}"), "Idempotency-Key", "used")
        .isProblem(422, "idempotency_key_reused");
  }

  @Test
  void makesOneRunOfStartsThatRace() throws Exception {
    long runs = rows.runs();
    long battles = rows.battles();

    assertThat(race("{\"runCount\": 50}", "Idempotency-Key", "race"))
        .containsExactlyInAnyOrder(202, 200, 200, 200);
    assertThat(race("{\"runId\": \"race\", \"runCount\": 50}"))
        .containsExactlyInAnyOrder(202, 200, 200, 200);

    assertThat(rows.runs()).isEqualTo(runs + 2);
    assertThat(rows.battles()).isEqualTo(battles + 100);
  }

  private List<Integer> race(String patch, String... headers) throws Exception {
    Callable<Integer> start = () -> rest.post(START, Bodies.run(patch), headers).status();
    try (ExecutorService runners = Executors.newVirtualThreadPerTaskExecutor()) {
      return runners.invokeAll(List.of(start, start, start, start)).stream()
          .map(Future::resultNow)
          .toList();
    }
  }

  @Test
  void acceptsTenThousandBattlesOfAThousandLongScenariosInTime() {
    String text = "\u00fc".repeat(1_200);
    String scenarios =
        IntStream.range(0, 1_000)
            .mapToObj(
                i -> "{\"id\": \"s%d\", \"goal\": \"%s\", \"persona\": \"p\"}".formatted(i, text))
            .collect(Collectors.joining(",", "[", "]"));
    long asked = System.nanoTime();

    String id = rest.startRun("{\"runCount\": 10000, \"scenarios\": " + scenarios + "}");

    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(15));
    assertThat(rest.get("/api/scale/" + id + "/status").at("/queued").asInt()).isEqualTo(10_000);
    assertThat(rows.scenariosOfBattles(id)).startsWith("s0", "s1", "s2").endsWith("s999");
    rest.get("/api/battles/" + id + ".00001").hasStatus(200);
    rest.get("/api/battles/" + id + ".10000").hasStatus(200);
  }

  @Test
  void saysThatAWorkerIsMissingWhenThereNeverWasOne() {
    rows.forgetWorkers();
    try {
      rest.post(START, Bodies.run("{}")).isProblem(503, "no_worker");
    } finally {
      rows.registerWorker();
    }
  }
}
