package dev.gauntlet.web.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Bodies;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.web.rest.Rows;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@RestTest
class StartIT {
  private static final String START = "/api/battles/start";

  private final Rest rest;
  private final Rows rows;

  StartIT(Rest rest, Rows rows) {
    this.rest = rest;
    this.rows = rows;
  }

  @Test
  void acceptsTheLeastThereIsAndSpellsOutEveryDefault() {
    String id = rest.start("{\"conversationId\": \"least\"}");

    assertThat(Bodies.read(rows.spec(id)))
        .isEqualTo(
            Bodies.read(
                """
                {"agent": {"provider": "simulated", "model": "fake", "systemPrompt": "",
                   "temperature": null, "topP": null, "maxTokens": 1024, "seed": null,
                   "stop": [], "reasoningEffort": null, "fallbacks": []},
                 "opponent": {"type": "simulated", "provider": "simulated", "model": "fake",
                   "persona": "", "mayLeave": false, "fallbacks": []},
                 "judge": {"provider": "simulated", "model": "fake", "fallbacks": [], "criteria": [
                   {"id": "goal", "type": "llm", "expect": "A table for two is booked.",
                    "required": true, "negate": false}]},
                 "goal": "A table for two is booked.", "userMessage": null, "messageLimit": 25,
                 "maxUsdPerConversation": null, "timeoutSeconds": 900, "turnTimeoutSeconds": 120,
                 "seed": %s, "lane": "interactive", "tags": {}}
                """
                    .formatted(seed(id))));
  }

  private String seed(String id) {
    return Bodies.read(rows.spec(id)).path("seed").toString();
  }

  @Test
  void keepsEverythingThatIsSaid() {
    String everything =
        """
        {"agent": {"provider": "simulated", "model": "fake", "systemPrompt": "Be\\tkind.\\n",
           "temperature": 0.7, "topP": 0.9, "maxTokens": 77, "seed": 5, "stop": ["END"],
           "reasoningEffort": "low", "fallbacks": [{"provider": "openai", "model": "listed"}]},
         "opponent": {"type": "simulated", "provider": "openai", "model": "other",
           "persona": "in a hurry", "mayLeave": true,
           "fallbacks": [{"provider": "simulated", "model": "fake"}]},
         "judge": {"provider": "openai", "model": "listed",
           "fallbacks": [{"provider": "openai", "model": "other"}], "criteria": [
           {"id": "a", "type": "contains", "expect": "booked", "required": true, "negate": false},
           {"id": "b", "type": "llm", "expect": "polite", "required": false, "negate": true}]},
         "goal": "Üben \uD83D\uDE00", "userMessage": "Hi", "messageLimit": 200,
         "maxUsdPerConversation": null, "timeoutSeconds": 86400, "turnTimeoutSeconds": 3600,
         "seed": 42, "lane": "bulk", "tags": {"team": "blue"}}
        """;

    Answer answer = rest.post(START, everything).hasStatus(202);

    assertThat(Bodies.read(rows.spec(answer.at("/conversationId").asString())))
        .isEqualTo(Bodies.read(everything));
  }

  @Test
  void opponentAndJudgeShareTheFallbacksOfTheModelThatTheyShare() {
    Answer answer =
        rest.post(
                START,
                """
                {"agent": {"provider": "simulated", "model": "fake",
                   "fallbacks": [{"provider": "openai", "model": "listed"}]},
                 "judge": {"provider": "openai", "model": "other"}, "goal": "a refund"}
                """)
            .hasStatus(202);

    JsonNode spec = Bodies.read(rows.spec(answer.at("/conversationId").asString()));
    assertThat(spec.at("/opponent/fallbacks")).isEqualTo(spec.at("/agent/fallbacks"));
    assertThat(spec.at("/opponent/fallbacks/0/model").asString()).isEqualTo("listed");
    assertThat(spec.at("/judge/fallbacks")).isEmpty();
  }

  @Test
  void readsTheFlatFormAsTheNestedOne() {
    String flat =
        """
        {"conversationId": "flat", "provider": "simulated", "model": "fake", "seed": 9,
         "systemPrompt": "Be kind.", "temperature": 0.5, "maxTokens": 64, "goal": "g",
         "userMessage": "Hi", "messageLimit": 6}
        """;
    String nested =
        """
        {"conversationId": "nested", "seed": 9, "goal": "g", "userMessage": "Hi",
         "messageLimit": 6, "agent": {"provider": "simulated", "model": "fake",
           "systemPrompt": "Be kind.", "temperature": 0.5, "maxTokens": 64}}
        """;

    rest.post(START, flat).hasStatus(202);
    rest.post(START, nested).hasStatus(202);

    assertThat(rows.spec("flat")).isEqualTo(rows.spec("nested"));
    rest.post(START, nested.replace("\"nested\"", "\"flat\"")).hasStatus(200);
  }

  @Test
  void answersWithLinksThatLeadSomewhere() {
    Answer answer =
        rest.post(START, Bodies.start("{\"conversationId\": \"a.b_c-1\"}")).hasStatus(202);

    assertThat(answer.at("/jobId").asString()).isEqualTo("a.b_c-1");
    assertThat(answer.at("/conversationId").asString()).isEqualTo("a.b_c-1");
    assertThat(answer.at("/state").asString()).isIn("queued", "running", "completed");
    assertThat(answer.header("Location")).endsWith(answer.at("/links/status").asString());
    assertThat(answer.at("/links/temporal").asString())
        .isEqualTo("http://127.0.0.1:8233/namespaces/default/workflows/battle%2Fa.b_c-1");
    for (String link : List.of("self", "status", "messages", "events", "page")) {
      rest.get(answer.at("/links/" + link).asString()).hasStatus(200);
    }
  }

  @Test
  void warnsWhenJudgeAndAgentShareAModel() {
    Answer shared = rest.post(START, Bodies.start("{}"));
    Answer other =
        rest.post(
            START, Bodies.start("{\"judge\": {\"provider\": \"openai\", \"model\": \"listed\"}}"));

    assertThat(shared.at("/warnings").toString()).contains("share the model fake");
    assertThat(other.at("/warnings")).isEmpty();
  }

  @Test
  void answersARepetitionWithTheBattleThatIsThere() {
    String body = Bodies.start("{\"conversationId\": \"again\", \"tags\": {\"a\": \"1\"}}");

    rest.post(START, body).hasStatus(202);
    Answer again = rest.post(START, body).hasStatus(200);

    assertThat(again.at("/conversationId").asString()).isEqualTo("again");
    assertThat(again.at("/links/status").asString()).isEqualTo("/api/battles/again/status");
  }

  @Test
  void doesNotMindInWhichOrderTagsAreNamed() {
    String tags =
        IntStream.range(0, 20).mapToObj(i -> tag(i)).collect(Collectors.joining(",", "{", "}"));
    String reversed =
        IntStream.range(0, 20)
            .mapToObj(i -> tag(19 - i))
            .collect(Collectors.joining(",", "{", "}"));

    String start = "{\"conversationId\": \"start-tagged\", \"tags\": %s}";
    rest.post(START, Bodies.start(start.formatted(tags))).hasStatus(202);

    rest.post(START, Bodies.start(start.formatted(reversed))).hasStatus(200);
  }

  private static String tag(int i) {
    return "\"%s\": \"v\"".formatted(Integer.toString(i * 7919 + 17, 36));
  }

  @Test
  void refusesAnotherBodyForAnIdThatIsTaken() {
    rest.start("{\"conversationId\": \"start-taken\"}");

    rest.post(START, Bodies.start("{\"conversationId\": \"start-taken\", \"messageLimit\": 8}"))
        .isProblem(409, "conversation_exists");
  }

  @Test
  void answersTheSameKeyWithTheSameBattle() {
    String key = "key one";

    Answer first = rest.post(START, Bodies.start("{}"), "Idempotency-Key", key).hasStatus(202);
    Answer again = rest.post(START, Bodies.start("{}"), "Idempotency-Key", key).hasStatus(200);

    assertThat(again.at("/conversationId")).isEqualTo(first.at("/conversationId"));
    assertThat(rest.post(START, Bodies.start("{}")).at("/conversationId"))
        .isNotEqualTo(first.at("/conversationId"));
  }

  @Test
  void refusesAnotherBodyForAKeyThatWasUsed() {
    rest.post(START, Bodies.start("{}"), "Idempotency-Key", "used").hasStatus(202);

    rest.post(START, Bodies.start("{\"goal\": \"another\"}"), "Idempotency-Key", "used")
        .isProblem(422, "idempotency_key_reused");
    rest.post(START, Bodies.start("{\"conversationId\": \"x\"}"), "Idempotency-Key", "used")
        .isProblem(422, "idempotency_key_reused");
  }

  @Test
  void makesOneBattleOfStartsThatRace() throws Exception {
    long before = rows.battles();

    assertThat(race("{}", "Idempotency-Key", "race")).containsExactlyInAnyOrder(202, 200, 200, 200);
    assertThat(race("{\"conversationId\": \"race\"}"))
        .containsExactlyInAnyOrder(202, 200, 200, 200);

    assertThat(rows.battles()).isEqualTo(before + 2);
  }

  private List<Integer> race(String patch, String... headers) throws Exception {
    Callable<Integer> start = () -> rest.post(START, Bodies.start(patch), headers).status();
    try (ExecutorService runners = Executors.newVirtualThreadPerTaskExecutor()) {
      return runners.invokeAll(List.of(start, start, start, start)).stream()
          .map(Future::resultNow)
          .toList();
    }
  }

  @Test
  void takesABudgetOfAModelWithAPriceToTheMicroDollar() {
    String id = rest.start("{\"maxUsdPerConversation\": 0.000001}");

    assertThat(Bodies.read(rows.spec(id)).path("maxUsdPerConversation").decimalValue())
        .isEqualByComparingTo("0.000001");
  }

  @Test
  void saysThatAWorkerIsMissingWhenThereNeverWasOne() {
    rows.forgetWorkers();
    try {
      rest.post(START, Bodies.start("{}")).isProblem(503, "no_worker");
    } finally {
      rows.registerWorker();
    }
  }
}
