package dev.gauntlet.web.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Bodies;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.web.rest.Rows;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a start would take is said before it is made, and nothing is started. */
@RestTest
class EstimateIT {
  private static final String ESTIMATE = "/api/estimate";

  /** A model that no test plays, so that nothing is known of it but its price. */
  private static final String UNPLAYED =
      "\"agent\": {\"provider\": \"openai\", \"model\": \"listed\"}";

  private final Rest rest;
  private final Rows rows;

  EstimateIT(Rest rest, Rows rows) {
    this.rest = rest;
    this.rows = rows;
  }

  private Answer battle(String fields) {
    return rest.post(ESTIMATE, Bodies.start("{" + UNPLAYED + fields + "}"));
  }

  private Answer run(String battleFields, String fields) {
    return rest.post(
        ESTIMATE, Bodies.run("{\"battle\": {" + UNPLAYED + battleFields + "}" + fields + "}"));
  }

  private static List<String> sentences(Answer answer) {
    return answer.at("/assumptions").valueStream().map(JsonNode::asString).toList();
  }

  /** One line, four letters, is ten tokens at most, and an empty prompt eight; everything twice. */
  @Test
  void reckonsTheWorstFromTheLimits() {
    Answer answer =
        battle(
                """
                , "opponent": {"type": "scripted", "lines": ["abcd", "never said"]},
                "judge": {"criteria": [{"id": "c", "type": "contains", "expect": "x"}]},
                "messageLimit": 3
                """)
            .hasStatus(200);

    JsonNode worst = answer.at("/worst");
    assertThat(worst.path("llmCalls").asInt()).isEqualTo(2);
    assertThat(worst.path("tokensIn").asInt()).isEqualTo(2 * (8 + 10));
    assertThat(worst.path("tokensOut").asInt()).isEqualTo(2 * 1_024);
    assertThat(worst.path("costUsd").decimalValue()).isEqualByComparingTo("0.001235");
    assertThat(worst.at("/byPurpose/opponent/llmCalls").asInt()).isZero();
    assertThat(worst.at("/byPurpose/judge/llmCalls").asInt()).isZero();
    assertThat(worst.path("cappedBy")).isEmpty();
    assertThat(answer.at("/battles").asInt()).isEqualTo(1);
  }

  @Test
  void countsThatEachCallReadsTheWholeConversation() {
    long once = battle(", \"messageLimit\": 40").at("/worst/byPurpose/agent/tokensIn").asLong();
    long twice = battle(", \"messageLimit\": 80").at("/worst/byPurpose/agent/tokensIn").asLong();

    assertThat((double) twice / once).isBetween(3.8, 4.1);
  }

  @Test
  void judgesEveryAnswerAndAsksAgain() {
    JsonNode worst = battle(", \"messageLimit\": 20").at("/worst/byPurpose");

    assertThat(worst.at("/agent/llmCalls").asInt()).isEqualTo(20);
    assertThat(worst.at("/opponent/llmCalls").asInt()).isEqualTo(20);
    assertThat(worst.at("/opponent/tokensOut").asInt()).isEqualTo(20 * 400);
    assertThat(worst.at("/judge/llmCalls").asInt()).isEqualTo(20);
    assertThat(worst.at("/judge/tokensOut").asInt()).isEqualTo(20 * 1_024);
  }

  @Test
  void saysThatItAssumesWhatWasNeverPlayed() {
    Answer answer = battle(", \"messageLimit\": 20");

    assertThat(answer.at("/basis").toString())
        .isEqualTo("{\"kind\":\"assumptions\",\"battles\":0}");
    assertThat(answer.at("/expected/byPurpose/agent/llmCalls").asInt()).isEqualTo(5);
    assertThat(answer.at("/expected/byPurpose/agent/tokensOut").asInt()).isEqualTo(5 * 150);
    assertThat(answer.at("/expected/costUsd").decimalValue())
        .isPositive()
        .isLessThan(answer.at("/worst/costUsd").decimalValue());
    assertThat(sentences(answer))
        .contains(
            "Expected: 5 exchanges a battle, and answers of 150 tokens by the agent, 50 by a"
                + " simulated user and 80 by the judge: an assumption, for no battle with listed at"
                + " openai was played to its end yet.");
  }

  /** The players need two exchanges and ten tokens an answer. */
  @Test
  void expectsWhatTheAgentTookBefore() {
    String agent =
        rest.post(
                "/api/agents",
                "{\"name\": \"A\", \"provider\": \"simulated\", \"model\": \"fake\"}")
            .at("/id")
            .asString();
    String patch = "{\"agent\": null, \"agentId\": \"%s\"}".formatted(agent);
    Answer before = rest.post(ESTIMATE, Bodies.start(patch));
    rest.awaitState(rest.start(patch), "completed");
    rest.playRun("{\"runCount\": 2, \"battle\": " + patch + "}");

    Answer answer = rest.post(ESTIMATE, Bodies.start(patch)).hasStatus(200);

    assertThat(before.at("/basis/kind").asString()).isNotEqualTo("agent");
    assertThat(answer.at("/basis").toString()).isEqualTo("{\"kind\":\"agent\",\"battles\":3}");
    for (String purpose : List.of("agent", "opponent", "judge")) {
      JsonNode expected = answer.at("/expected/byPurpose/" + purpose);
      assertThat(expected.path("llmCalls").asInt()).isEqualTo(2);
      assertThat(expected.path("tokensOut").asInt()).isEqualTo(20);
    }
    assertThat(sentences(answer).getFirst())
        .endsWith("the medians of the last 3 battles of agent " + agent + ".");
  }

  @Test
  void expectsWhatTheModelTookBefore() {
    rest.awaitState(rest.start("{}"), "completed");

    Answer answer = rest.post(ESTIMATE, Bodies.start("{\"messageLimit\": 2}"));

    assertThat(answer.at("/basis/kind").asString()).isEqualTo("model");
    assertThat(answer.at("/basis/battles").asInt()).isPositive();
    assertThat(answer.at("/expected/byPurpose/agent/llmCalls").asInt()).isEqualTo(1);
  }

  @Test
  void heedsTheBudgetOfABattle() {
    Answer capped = battle(", \"maxUsdPerConversation\": 0.0005");
    Answer free = battle(", \"maxUsdPerConversation\": 1000");

    assertThat(capped.at("/worst/costUsd").decimalValue()).isEqualByComparingTo("0.0005");
    assertThat(capped.at("/worst/cappedBy").toString()).isEqualTo("[\"maxUsdPerConversation\"]");
    assertThat(sentences(capped))
        .contains(
            "No battle spends more than its maxUsdPerConversation of 0.0005 USD, which the worst"
                + " would; it ends then.");
    assertThat(free.at("/worst/cappedBy")).isEmpty();
    assertThat(sentences(free))
        .contains(
            "No battle spends more than its maxUsdPerConversation of 1000 USD; the worst stays"
                + " below.");
  }

  @Test
  void sumsUpTheBattlesOfARunAndHeedsItsBudget() {
    JsonNode one = battle("").at("/worst");

    Answer run = run("", ", \"runCount\": 7").hasStatus(200);
    Answer capped =
        run(", \"maxUsdPerConversation\": 0.001", ", \"runCount\": 7, \"budgetUsd\": 0.005");

    assertThat(run.at("/battles").asInt()).isEqualTo(7);
    assertThat(run.at("/worst/tokensIn").asLong()).isEqualTo(7 * one.path("tokensIn").asLong());
    assertThat(run.at("/worst/byPurpose").has("summary")).isFalse();
    assertThat(capped.at("/worst/costUsd").decimalValue()).isEqualByComparingTo("0.005");
    assertThat(capped.at("/worst/cappedBy").toString())
        .isEqualTo("[\"maxUsdPerConversation\",\"budgetUsd\"]");
  }

  @Test
  void reckonsEachScenarioAsOftenAsItIsPlayed() {
    String line = "x".repeat(400);
    String scenarios =
        """
        , "runCount": 4, "scenarios": [{"id": "a", "userMessage": "%s", "weight": 3}, {"id": "b"}]
        """
            .formatted(line);
    long with = battle(", \"userMessage\": \"%s\"".formatted(line)).at("/worst/tokensIn").asLong();
    long without = battle("").at("/worst/tokensIn").asLong();

    Answer run = run("", scenarios);

    assertThat(run.at("/worst/tokensIn").asLong()).isEqualTo(3 * with + without);
  }

  @Test
  void addsTheSummaryThatWasOrdered() {
    Answer run = run("", ", \"summarize\": {\"provider\": \"openai\", \"model\": \"listed\"}");

    JsonNode expected = run.at("/expected/byPurpose/summary");
    JsonNode worst = run.at("/worst/byPurpose/summary");
    assertThat(expected.path("llmCalls").asInt()).isEqualTo(1);
    assertThat(worst.path("llmCalls").asInt()).isEqualTo(2);
    assertThat(worst.path("tokensIn").asLong()).isGreaterThan(2 * 24_000);
    assertThat(worst.path("costUsd").decimalValue())
        .isGreaterThan(expected.path("costUsd").decimalValue());
  }

  @Test
  void saysNoCostWhereAPriceIsUnknown() {
    Answer answer =
        rest.post(
            ESTIMATE,
            Bodies.start("{\"judge\": {\"provider\": \"simulated\", \"model\": \"unpriced\"}}"));

    assertThat(answer.at("/worst/costUsd").isNull()).isTrue();
    assertThat(answer.at("/expected/costUsd").isNull()).isTrue();
    assertThat(answer.at("/worst/byPurpose/judge/costUsd").isNull()).isTrue();
    assertThat(answer.at("/worst/byPurpose/agent/costUsd").isNull()).isFalse();
    assertThat(sentences(answer))
        .contains("No cost can be said, since no price is known of: unpriced at simulated.");
  }

  @Test
  void takesTheDearestOfTheFallbacksAtWorst() {
    String fallbacks =
        ", \"opponent\": {\"type\": \"scripted\", \"lines\": [\"hi\"]},"
            + " \"judge\": {\"criteria\": [{\"id\": \"c\", \"type\": \"contains\", \"expect\": \"x\"}]}";
    Answer alone = battle(fallbacks);
    Answer chained =
        rest.post(
            ESTIMATE,
            Bodies.start(
                """
                {"agent": {"provider": "openai", "model": "listed",
                 "fallbacks": [{"provider": "simulated", "model": "fake"}]}%s}
                """
                    .formatted(fallbacks)));

    assertThat(chained.at("/worst/costUsd").decimalValue())
        .isGreaterThan(alone.at("/worst/costUsd").decimalValue().multiply(BigDecimal.TEN));
    assertThat(chained.at("/expected/costUsd")).isEqualTo(alone.at("/expected/costUsd"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"goal": "", "color": 1}                                     | goal, color     | invalid_request
          {"agent": {"model": "nope"}}                                 | agent.model     | invalid_request
          {"agent": {"model": "unpriced"}, "maxUsdPerConversation": 1} | agent.model     | unpriced_model
          {"agentId": "nobody"}                                        | agentId         | invalid_agent
          """)
  void refusesWhatAStartRefuses(String patch, String fields, String code) {
    Answer battle = rest.post(ESTIMATE, Bodies.start(patch)).isProblem(400, code);
    Answer run = rest.post(ESTIMATE, Bodies.run("{\"battle\": " + patch + ", \"runCount\": 0}"));

    assertThat(battle.wrongFields()).containsExactlyInAnyOrder(fields.split(", "));
    run.isProblem(400, "invalid_request");
    assertThat(run.wrongFields()).contains("runCount", "battle." + fields.split(", ")[0]);
  }

  @Test
  void startsNothingAndMindsNoIdThatIsTaken() {
    String id = rest.start("{}");
    long battles = rows.battles();
    long runs = rows.runs();

    rest.post(ESTIMATE, Bodies.start("{\"conversationId\": \"%s\"}".formatted(id))).hasStatus(200);
    rest.post(ESTIMATE, Bodies.run("{\"runId\": \"anything\"}")).hasStatus(200);

    assertThat(rows.battles()).isEqualTo(battles);
    assertThat(rows.runs()).isEqualTo(runs);
  }
}
