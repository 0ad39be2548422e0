package dev.gauntlet.web.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Bodies;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.web.rest.Rows;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a start is said, all of it, and nothing is created. */
@RestTest
class BadStartIT {
  private static final String START = "/api/battles/start";

  private final Rest rest;
  private final Rows rows;
  private long before;

  BadStartIT(Rest rest, Rows rows) {
    this.rest = rest;
    this.rows = rows;
  }

  @BeforeEach
  void count() {
    before = rows.battles();
  }

  @AfterEach
  void nothingWasCreated() {
    assertThat(rows.battles()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"conversationId": ""}                              | conversationId
          {"conversationId": "a/b"}                           | conversationId
          {"conversationId": "a b"}                           | conversationId
          {"conversationId": "é"}                             | conversationId
          {"conversationId": "."}                             | conversationId
          {"conversationId": ".."}                            | conversationId
          {"conversationId": 7}                               | conversationId
          {"conversationId": "a\\u0000"}                      | conversationId
          {"goal": null}                                      | goal
          {"goal": "  "}                                      | goal
          {"goal": ["x"]}                                     | goal
          {"goal": "a\\u0000b"}                               | goal
          {"goal": "a\\u001b[2J"}                             | goal
          {"goal": "a\\u009b2J"}                              | goal
          {"goal": "a\\ud800b"}                               | goal
          {"userMessage": "a\\u0000b"}                        | userMessage
          {"userMessage": 1}                                  | userMessage
          {"agent": null}                                     | provider, model
          {"agent": "x"}                                      | agent
          {"agent": []}                                       | agent
          {"agent": {"provider": null}}                       | agent.provider
          {"agent": {"provider": 5}}                          | agent.provider
          {"agent": {"provider": ""}}                         | agent.provider
          {"agent": {"provider": "nope"}}                     | agent.provider
          {"agent": {"provider": "not supported"}}            | agent.provider
          {"agent": {"provider": "openrouter"}}               | agent.provider
          {"agent": {"model": null}}                          | agent.model
          {"agent": {"model": "nope"}}                        | agent.model
          {"agent": {"model": "a\\u0000b"}}                   | agent.model
          {"agent": {"systemPrompt": "a\\u0000b"}}            | agent.systemPrompt
          {"agent": {"temperature": 2.1}}                     | agent.temperature
          {"agent": {"temperature": -0.1}}                    | agent.temperature
          {"agent": {"temperature": "hot"}}                   | agent.temperature
          {"agent": {"temperature": 1e999}}                   | agent.temperature
          {"agent": {"topP": 0}}                              | agent.topP
          {"agent": {"maxTokens": 0}}                         | agent.maxTokens
          {"agent": {"maxTokens": 1.5}}                       | agent.maxTokens
          {"agent": {"maxTokens": 1e30}}                      | agent.maxTokens
          {"agent": {"seed": -1}}                             | agent.seed
          {"agent": {"stop": "x"}}                            | agent.stop
          {"agent": {"stop": ["a", "b", "c", "d", "e"]}}      | agent.stop
          {"agent": {"stop": ["a", 1, ""]}}                   | agent.stop[1], agent.stop[2]
          {"agent": {"stop": ["a\\u0000"]}}                   | agent.stop[0]
          {"agent": {"reasoningEffort": ""}}                  | agent.reasoningEffort
          {"agent": {"reasoningEffort": "a\\u0007"}}          | agent.reasoningEffort
          {"agent": {"color": 1}}                             | agent.color
          {"agent": {"Provider": "openai"}}                   | agent.Provider
          {"provider": "simulated"}                           | provider
          {"color": 1, "goal": ""}                            | goal, color
          {"opponent": "x"}                                   | opponent
          {"opponent": {"type": "robot"}}                     | opponent.type
          {"opponent": {"type": 1}}                           | opponent.type
          {"opponent": {"provider": ""}}                      | opponent.provider
          {"opponent": {"provider": "nope"}}                  | opponent.provider
          {"opponent": {"provider": "openrouter"}}            | opponent.provider
          {"opponent": {"model": " "}}                        | opponent.model
          {"opponent": {"model": "nope"}}                     | opponent.model
          {"opponent": {"persona": "a\\u0000b"}}              | opponent.persona
          {"opponent": {"mayLeave": "yes"}}                   | opponent.mayLeave
          {"opponent": {"lines": ["x"]}}                      | opponent.lines
          {"opponent": {"type": "scripted"}}                  | opponent.lines
          {"opponent": {"type": "scripted", "lines": []}}     | opponent.lines
          {"opponent": {"type": "scripted", "lines": "x"}}    | opponent.lines
          {"opponent": {"type": "scripted", "lines": [1]}}    | opponent.lines[0]
          {"opponent": {"type": "scripted", "lines": ["a\\u0000", " "]}} | opponent.lines[0], opponent.lines[1]
          {"opponent": {"type": "scripted", "lines": ["a"], "persona": "p"}} | opponent.persona
          {"judge": []}                                       | judge
          {"judge": {"provider": "nope"}}                     | judge.provider
          {"judge": {"provider": " "}}                        | judge.provider
          {"judge": {"model": ""}}                            | judge.model
          {"judge": {"model": "nope"}}                        | judge.model
          {"judge": {"color": 1}}                             | judge.color
          {"judge": {"criteria": {}}}                         | judge.criteria
          {"judge": {"criteria": ["x"]}}                      | judge.criteria[0]
          {"judge": {"criteria": [{}]}}                       | judge.criteria[0].id, judge.criteria[0].expect
          {"judge": {"criteria": [{"id": "a", "expect": "x", "why": 1}]}} | judge.criteria[0].why
          {"judge": {"criteria": [{"id": "a\\u0000", "expect": "x\\u001b"}]}} | judge.criteria[0].id, judge.criteria[0].expect
          {"judge": {"criteria": [{"id": "a", "expect": "x"}, {"id": "a", "expect": "y"}]}} | judge.criteria[1].id
          {"judge": {"criteria": [{"id": "a", "expect": "x", "required": false}]}} | judge.criteria
          {"judge": {"criteria": [{"id": "a", "type": "magic", "expect": "x"}]}} | judge.criteria[0].type
          {"judge": {"criteria": [{"id": "a", "type": "regex", "expect": "(["}]}} | judge.criteria[0].expect
          {"judge": {"criteria": [{"id": "a", "type": "jsonSchema", "expect": "{nope"}]}} | judge.criteria[0].expect
          {"judge": {"criteria": [{"id": "a", "type": "jsonSchema", "expect": "5"}]}} | judge.criteria[0].expect
          {"judge": {"criteria": [{"id": "a", "expect": "x", "required": 1, "negate": "no"}]}} | judge.criteria[0].required, judge.criteria[0].negate
          {"messageLimit": 0}                                 | messageLimit
          {"messageLimit": 201}                               | messageLimit
          {"messageLimit": "5"}                               | messageLimit
          {"messageLimit": 2.5}                               | messageLimit
          {"messageLimit": true}                              | messageLimit
          {"messageLimit": 99999999999999999999}              | messageLimit
          {"maxUsdPerConversation": 0}                        | maxUsdPerConversation
          {"maxUsdPerConversation": -1}                       | maxUsdPerConversation
          {"maxUsdPerConversation": "1"}                      | maxUsdPerConversation
          {"maxUsdPerConversation": 0.0000015}                | maxUsdPerConversation
          {"maxUsdPerConversation": 1e9}                      | maxUsdPerConversation
          {"timeoutSeconds": 0}                               | timeoutSeconds
          {"timeoutSeconds": 86401}                           | timeoutSeconds
          {"turnTimeoutSeconds": 0}                           | turnTimeoutSeconds
          {"seed": -1}                                        | seed
          {"seed": 9223372036854775808}                       | seed
          {"lane": "fast"}                                    | lane
          {"tags": []}                                        | tags
          {"tags": {"a": 1}}                                  | tags.a
          {"tags": {"a": "x\\u0000"}}                         | tags.a
          {"tags": {"": "x"}}                                 | tags
          {"tags": {"a\\u0000": "x"}}                         | tags
          {"messageLimit": 0, "goal": "", "seed": -1, "agent": {"provider": "nope", "maxTokens": 0}} | agent.maxTokens, goal, messageLimit, seed, agent.provider
          """)
  void namesEveryWrongField(String patch, String fields) {
    Answer answer = rest.post(START, Bodies.start(patch)).isProblem(400, "invalid_request");

    assertThat(answer.wrongFields()).containsExactlyInAnyOrder(fields.split(", "));
    assertThat(answer.json().path("errors").valueStream())
        .allSatisfy(error -> assertThat(error.path("message").asString()).endsWith("."));
  }

  @Test
  void namesWhatIsMissingInTheFormThatWasUsed() {
    Answer nothing = rest.post(START, "{}").isProblem(400, "invalid_request");
    Answer flat =
        rest.post(
                START,
                """
                {"provider": "nope", "model": "m", "goal": "g", "temperature": 3}
                """)
            .isProblem(400, "invalid_request");

    assertThat(nothing.wrongFields()).containsExactly("provider", "model", "goal");
    assertThat(flat.wrongFields()).containsExactly("temperature", "provider");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"opponent": {"type": "human"}}                     | not_supported | opponent.type
          {"webhookUrl": "ftp://hooks.example/x"}             | invalid_request | webhookUrl
          {"webhookUrl": "http://169.254.169.254/latest"}     | invalid_request | webhookUrl
          {"webhookUrl": 7}                                   | invalid_request | webhookUrl
          {"templateId": "t", "values": {"a": "b"}}           | invalid_request | templateId
          {"values": {"a": "b"}}                              | invalid_request | values
          {"templateVersion": 1}                              | invalid_request | templateVersion
          {"agent": {"fallbacks": [{"provider": "nobody", "model": "m"}]}} | invalid_request | agent.fallbacks[0].provider
          {"agent": {"fallbacks": [{"provider": "openai"}, {}]}} | invalid_request | agent.fallbacks[0].model, agent.fallbacks[1].provider, agent.fallbacks[1].model
          {"judge": {"fallbacks": "openai"}}                  | invalid_request | judge.fallbacks
          {"agent": {"fallbacks": [{"provider": "openai", "model": "new"}]}, "opponent": {"type": "scripted", "lines": ["x"]}, "maxUsdPerConversation": 1} | unpriced_model | agent.fallbacks[0].model
          {"agentId": "nobody"}                               | invalid_agent | agentId
          {"agentId": "nobody", "agent": null}                | invalid_agent | agentId
          {"agentId": 7, "agent": null}                       | invalid_agent | agentId
          {"agentVersion": 1}                                 | invalid_agent | agentVersion
          {"agentId": "nobody", "goal": ""}                   | invalid_request | agentId, goal
          {"webhookUrl": "https://user@hooks.example/x", "seed": -1} | invalid_request | seed, webhookUrl
          {"agent": {"model": "unpriced"}, "maxUsdPerConversation": 1} | unpriced_model | agent.model
          {"opponent": {"model": "unpriced"}, "maxUsdPerConversation": 1} | unpriced_model | opponent.model
          {"judge": {"provider": "openai", "model": "new"}, "maxUsdPerConversation": 1} | unpriced_model | judge.model
          """)
  void hasACodeForWhatAProgramCanActOn(String patch, String code, String fields) {
    Answer answer = rest.post(START, Bodies.start(patch)).isProblem(400, code);

    assertThat(answer.wrongFields()).containsExactly(fields.split(", "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"goal\": }",
        "[]",
        "\"text\"",
        "null",
        "17",
        " ",
        "{} {}",
        "{}x",
        "{\"goal\": \"a\", \"goal\": \"b\"}",
        "{\"goal\": \"a\nb\"}",
        "{'goal': 'a'}",
        "{\"seed\": 01}",
        "{\"seed\": NaN}"
      })
  void saysWhatIsNoJsonObject(String body) {
    rest.post(START, body).isProblem(400, "invalid_json");
  }

  @Test
  void doesNotFollowJsonIntoTheDepths() {
    String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);

    rest.post(START, deep).isProblem(400, "invalid_json");
  }

  @Test
  void doesNotReadTextThatIsNotUnicode() {
    byte[] body = "{\"goal\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

    rest.send("POST", START, BodyPublishers.ofByteArray(body), "Content-Type", "application/json")
        .isProblem(400, "invalid_json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "x"})
  void takesNothingButJson(String type) {
    rest.send("POST", START, BodyPublishers.ofString(Bodies.start("{}")), "Content-Type", type)
        .isProblem(415, "unsupported_media_type");
  }

  @Test
  void takesNoBodyOfUnknownType() {
    rest.post(START).isProblem(415, "unsupported_media_type");
  }

  @ParameterizedTest
  @ValueSource(ints = {2_100_000, 5_000_000, 30_000_000})
  void saysThatABodyIsTooLarge(int length) {
    String prompt = "x".repeat(length);

    rest.post(START, "{\"agent\": {\"systemPrompt\": \"" + prompt + "\"}}")
        .isProblem(413, "body_too_large");
  }

  @Test
  void saysThatTextIsTooLong() {
    String patch = "{\"goal\": \"%s\", \"conversationId\": \"%s\", \"tags\": {\"%s\": \"v\"}}";
    Answer answer =
        rest.post(
            START,
            Bodies.start(patch.formatted("x".repeat(200_001), "x".repeat(65), "k".repeat(201))));

    answer.isProblem(400, "invalid_request");
    assertThat(answer.wrongFields()).hasSize(3).contains("conversationId", "goal");
  }

  @Test
  void doesNotRepeatALongValue() {
    Answer answer =
        rest.post(START, Bodies.start("{\"" + "k".repeat(40_000) + "\": 1, \"lane\": \"fast\"}"));

    answer.isProblem(400, "invalid_request");
    assertThat(answer.text()).hasSizeLessThan(2_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void refusesABlankKey(String key) {
    rest.post(START, Bodies.start("{}"), "Idempotency-Key", key).isProblem(400, "invalid_request");
  }

  @Test
  void refusesAKeyThatIsTooLong() {
    List<String> fields =
        rest.post(START, Bodies.start("{}"), "Idempotency-Key", "k".repeat(201))
            .isProblem(400, "invalid_request")
            .wrongFields();

    assertThat(fields).containsExactly("Idempotency-Key");
  }
}
