package dev.gauntlet.web.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Bodies;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.web.rest.Rows;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with the start of a run is said, all of it, and nothing is created. */
@RestTest
class BadRunIT {
  private static final String START = "/api/scale/start";

  private final Rest rest;
  private final Rows rows;
  private long runs;
  private long battles;

  BadRunIT(Rest rest, Rows rows) {
    this.rest = rest;
    this.rows = rows;
  }

  @BeforeEach
  void count() {
    runs = rows.runs();
    battles = rows.battles();
  }

  @AfterEach
  void nothingWasCreated() {
    assertThat(rows.runs()).isEqualTo(runs);
    assertThat(rows.battles()).isEqualTo(battles);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"runId": ""}                                       | runId
          {"runId": "a/b"}                                    | runId
          {"runId": ".."}                                     | runId
          {"runId": "a\\u0000"}                               | runId
          {"runId": 7}                                        | runId
          {"runId": "123456789 123456789"}                    | runId
          {"runId": "x2345678901234567890123456789012345678901234567890123456x"} | runId
          {"runCount": null}                                  | runCount
          {"runCount": 0}                                     | runCount
          {"runCount": -1}                                    | runCount
          {"runCount": 10001}                                 | runCount
          {"runCount": "3"}                                   | runCount
          {"runCount": 2.5}                                   | runCount
          {"runCount": 99999999999999999999}                  | runCount
          {"concurrency": 0}                                  | concurrency
          {"concurrency": 401}                                | concurrency
          {"concurrency": "many"}                             | concurrency
          {"budgetUsd": 0}                                    | budgetUsd
          {"budgetUsd": -1}                                   | budgetUsd
          {"budgetUsd": "1"}                                  | budgetUsd
          {"budgetUsd": 0.0000015}                            | budgetUsd
          {"budgetUsd": 1e9}                                  | budgetUsd
          {"deadlineSeconds": 0}                              | deadlineSeconds
          {"deadlineSeconds": 604801}                         | deadlineSeconds
          {"seed": -1}                                        | seed
          {"seed": 9223372036854775808}                       | seed
          {"lane": "fast"}                                    | lane
          {"tags": []}                                        | tags
          {"tags": {"a": 1}}                                  | tags.a
          {"battle": null}                                    | battle
          {"battle": "x"}                                     | battle
          {"battle": []}                                      | battle
          {"battle": null, "scenarios": [{"id": "a"}]}        | battle
          {"battle": {"goal": null}}                          | battle.goal
          {"battle": {"goal": ""}}                            | battle.goal
          {"battle": {"agent": null}}                         | battle.provider, battle.model
          {"battle": {"agent": {"provider": "nope"}}}         | battle.agent.provider
          {"battle": {"agent": {"provider": "openrouter"}}}   | battle.agent.provider
          {"battle": {"agent": {"model": "nope"}}}            | battle.agent.model
          {"battle": {"agent": {"color": 1}}}                 | battle.agent.color
          {"battle": {"agent": {"fallbacks": [{"provider": "nope", "model": "m"}]}}} | battle.agent.fallbacks[0].provider
          {"battle": {"judge": {"criteria": [{"id": "a"}]}}}  | battle.judge.criteria[0].expect
          {"battle": {"conversationId": "x"}}                 | battle.conversationId
          {"battle": {"messageLimit": 0, "lane": "fast", "seed": -1}} | battle.messageLimit, battle.lane, battle.seed
          {"battle": {"runCount": 3}}                         | battle.runCount
          {"battle": {"tags": {"a": "x\\u0000"}}}             | battle.tags.a
          {"color": 1, "RunCount": 3}                         | color, RunCount
          {"goal": "g"}                                       | goal
          {"scenarios": []}                                   | scenarios
          {"scenarios": {}}                                   | scenarios
          {"scenarios": "x"}                                  | scenarios
          {"scenarios": ["x"]}                                | scenarios[0]
          {"scenarios": [{}]}                                 | scenarios[0].id
          {"scenarios": [{"id": ""}]}                         | scenarios[0].id
          {"scenarios": [{"id": "a\\u0000"}]}                 | scenarios[0].id
          {"scenarios": [{"id": "a"}, {"id": "b"}, {"id": "a"}]} | scenarios[2].id
          {"scenarios": [{"id": "a", "goal": " "}]}           | scenarios[0].goal
          {"scenarios": [{"id": "a", "goal": 1}]}             | scenarios[0].goal
          {"scenarios": [{"id": "a", "persona": 1}]}          | scenarios[0].persona
          {"scenarios": [{"id": "a", "userMessage": "\\u0000"}]} | scenarios[0].userMessage
          {"scenarios": [{"id": "a", "color": 1}]}            | scenarios[0].color
          {"scenarios": [{"id": "a", "weight": -1}]}          | scenarios[0].weight
          {"scenarios": [{"id": "a", "weight": "1"}]}         | scenarios[0].weight
          {"scenarios": [{"id": "a", "weight": 1e999}]}       | scenarios[0].weight
          {"scenarios": [{"id": "a", "weight": 0}]}           | scenarios
          {"scenarios": [{"id": "a", "weight": 0}, {"id": "b", "weight": 0.0}]} | scenarios
          {"scenarios": [{"id": "a", "weight": 1e-999}]}      | scenarios
          {"scenarios": [{"id": "a", "goal": "g"}, {"id": "b"}], "battle": {"goal": null}} | scenarios[1].goal
          {"scenarios": [], "battle": {"goal": null}}         | scenarios, battle.goal
          {"scenarios": [{"id": "a"}, {"id": "b", "persona": "p"}], "battle": {"opponent": {"type": "scripted", "lines": ["x"]}}} | scenarios[1].persona
          {"scenarios": [{"id": "a", "persona": "p"}], "battle": {"opponent": {"type": "robot"}}} | battle.opponent.type
          {"runCount": 0, "concurrency": 0, "budgetUsd": 0, "seed": -1, "color": 1, "battle": {"goal": "", "agent": {"provider": "nope"}}, "scenarios": [{"id": "a", "weight": -1}, {"id": "a"}]} | runCount, concurrency, budgetUsd, seed, color, battle.goal, battle.agent.provider, scenarios[0].weight, scenarios[1].id
          """)
  void namesEveryWrongField(String patch, String fields) {
    Answer answer = rest.post(START, Bodies.run(patch)).isProblem(400, "invalid_request");

    assertThat(answer.wrongFields()).containsExactlyInAnyOrder(fields.split(", "));
    assertThat(answer.json().path("errors").valueStream())
        .allSatisfy(error -> assertThat(error.path("message").asString()).endsWith("."));
  }

  @Test
  void saysWhichScenarioIsThereTwice() {
    String twice = "{\"scenarios\": [{\"id\": \"helmet\"}, {\"id\": \"helmet\"}]}";

    assertThat(rest.post(START, Bodies.run(twice)).at("/errors/0/message").asString())
        .isEqualTo("is \"helmet\", which another scenario has as well.");
  }

  @Test
  void saysWhatIsMissingOfNothing() {
    assertThat(rest.post(START, "{}").isProblem(400, "invalid_request").wrongFields())
        .containsExactly("runCount", "battle");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"summarize": {}}                                   | invalid_request | summarize.provider, summarize.model
          {"summarize": {"provider": "nobody", "model": "m"}} | invalid_request | summarize.provider
          {"summarize": {"provider": "openai", "model": "new"}, "budgetUsd": 1} | unpriced_model | summarize.model
          {"webhookUrl": "http://10.0.0.1/x"}                 | invalid_request | webhookUrl
          {"battle": {"webhookUrl": "https://hooks.example/x"}} | invalid_request | battle.webhookUrl
          {"battle": {"opponent": {"type": "human"}}}         | not_supported | battle.opponent.type
          {"battle": {"opponent": {"type": "human"}}, "scenarios": [{"id": "a", "persona": "p"}]} | not_supported | battle.opponent.type
          {"battle": {"templateId": "t"}}                     | invalid_request | battle.templateId
          {"battle": {"agentId": "nobody"}}                   | invalid_agent | battle.agentId
          {"webhookUrl": "hooks.example/x", "seed": -1} | invalid_request | webhookUrl, seed
          {"battle": {"agent": {"model": "unpriced"}}, "budgetUsd": 1} | unpriced_model | battle.agent.model
          {"battle": {"agent": {"model": "unpriced"}, "maxUsdPerConversation": 1}} | unpriced_model | battle.agent.model
          {"battle": {"judge": {"provider": "openai", "model": "new"}}, "budgetUsd": 1} | unpriced_model | battle.judge.model
          {"battle": {"opponent": {"model": "unpriced"}}, "budgetUsd": 1, "scenarios": [{"id": "a"}]} | unpriced_model | battle.opponent.model
          """)
  void hasACodeForWhatAProgramCanActOn(String patch, String code, String fields) {
    Answer answer = rest.post(START, Bodies.run(patch)).isProblem(400, code);

    assertThat(answer.wrongFields()).containsExactlyInAnyOrder(fields.split(", "));
  }

  @Test
  void takesAThousandScenariosAndNoMore() {
    String scenarios =
        IntStream.rangeClosed(0, 1_000)
            .mapToObj("{\"id\": \"s%d\"}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));

    List<String> fields =
        rest.post(START, Bodies.run("{\"scenarios\": " + scenarios + "}"))
            .isProblem(400, "invalid_request")
            .wrongFields();

    assertThat(fields).containsExactly("scenarios");
  }

  @ParameterizedTest
  @ValueSource(strings = {"goal", "persona", "userMessage"})
  void saysThatTextOfAScenarioIsTooLong(String field) {
    String patch = "{\"scenarios\": [{\"id\": \"a\", \"%s\": \"%s\"}]}";

    List<String> fields =
        rest.post(START, Bodies.run(patch.formatted(field, "x".repeat(200_001))))
            .isProblem(400, "invalid_request")
            .wrongFields();

    assertThat(fields).containsExactly("scenarios[0]." + field);
  }

  @Test
  void saysThatABodyIsTooLarge() {
    String prompt = "x".repeat(8_400_000);

    rest.post(START, Bodies.run("{\"battle\": {\"goal\": \"" + prompt + "\"}}"))
        .isProblem(413, "body_too_large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "null", " ", "{} {}", "{\"runCount\": 1, \"runCount\": 2}"})
  void saysWhatIsNoJsonObject(String body) {
    rest.post(START, body).isProblem(400, "invalid_json");
  }

  @Test
  void takesNothingButJson() {
    rest.post(START).isProblem(415, "unsupported_media_type");
  }

  @Test
  void refusesABlankKey() {
    List<String> fields =
        rest.post(START, Bodies.run("{}"), "Idempotency-Key", " ")
            .isProblem(400, "invalid_request")
            .wrongFields();

    assertThat(fields).containsExactly("Idempotency-Key");
  }
}
