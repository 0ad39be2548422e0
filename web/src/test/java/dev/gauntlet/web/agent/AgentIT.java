package dev.gauntlet.web.agent;

import static dev.gauntlet.web.agent.Library.AGENTS;
import static dev.gauntlet.web.agent.Library.agent;
import static dev.gauntlet.web.agent.Library.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Bodies;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored agents: created once, changed in versions, deleted when nothing refers to them. */
@RestTest
class AgentIT {
  private final Rest rest;
  private final Library library;

  AgentIT(Rest rest) {
    this.rest = rest;
    this.library = new Library(rest);
  }

  @Test
  void isCreatedWithEverySettingAndReadBack() {
    String id = id("ana");
    String body =
        agent(
            id,
            """
            , "description": "answers", "systemPrompt": "Be kind.", "temperature": 0.5, "topP": 0.9,
            "maxTokens": 99, "stop": ["END"], "reasoningEffort": "low", "seed": 7,
            "fallbacks": [{"provider": "openai", "model": "listed"}]
            """);

    Answer created = rest.post(AGENTS, body).hasStatus(201);

    assertThat(created.header("Location")).isEqualTo("/api/agents/" + id);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    Answer read = rest.get(AGENTS + "/" + id).hasStatus(200);
    assertThat(read.json()).isEqualTo(created.json());
    assertThat(read.header("ETag")).isEqualTo("\"1\"");
    assertThat(read.at("/version").asInt()).isEqualTo(1);
    assertThat(read.at("/description").asString()).isEqualTo("answers");
    assertThat(read.at("/systemPrompt").asString()).isEqualTo("Be kind.");
    assertThat(read.at("/temperature").asDouble()).isEqualTo(0.5);
    assertThat(read.at("/topP").asDouble()).isEqualTo(0.9);
    assertThat(read.at("/maxTokens").asInt()).isEqualTo(99);
    assertThat(read.at("/stop/0").asString()).isEqualTo("END");
    assertThat(read.at("/reasoningEffort").asString()).isEqualTo("low");
    assertThat(read.at("/seed").asInt()).isEqualTo(7);
    assertThat(read.at("/fallbacks/0/model").asString()).isEqualTo("listed");
    assertThat(read.at("/createdAt")).isEqualTo(read.at("/updatedAt"));
  }

  @Test
  void isNotSentAgainToWhoHasIt() {
    String id = library.storeAgent("");

    rest.get(AGENTS + "/" + id, "If-None-Match", "\"1\"").hasStatus(304);
    rest.get(AGENTS + "/" + id, "If-None-Match", "\"2\"").hasStatus(200);
  }

  @Test
  void hasAnIdOfItsOwnWhenNoneIsAskedFor() {
    String body = "{\"name\": \"Ana\", \"provider\": \"simulated\", \"model\": \"fake\"}";

    Answer one = rest.post(AGENTS, body).hasStatus(201);
    Answer other = rest.post(AGENTS, body).hasStatus(201);

    assertThat(one.at("/id").asString()).isNotEqualTo(other.at("/id").asString());
  }

  @Test
  void isCreatedOnceUnderItsId() {
    String id = library.storeAgent(", \"maxTokens\": 5");

    Answer same = rest.post(AGENTS, agent(id, ", \"maxTokens\": 5")).hasStatus(200);
    Answer other = rest.post(AGENTS, agent(id, ", \"maxTokens\": 6"));

    assertThat(same.at("/version").asInt()).isEqualTo(1);
    other.isProblem(409, "agent_exists");
    assertThat(other.wrongFields()).containsExactly("id");
  }

  @Test
  void isCreatedOnceWithAKey() {
    String key = id("key");
    String body = "{\"name\": \"Ana\", \"provider\": \"simulated\", \"model\": \"fake\"}";
    String id = rest.post(AGENTS, body, "Idempotency-Key", key).at("/id").asString();
    library.change(AGENTS + "/" + id, agent(id, ""), 1).hasStatus(200);

    Answer again = rest.post(AGENTS, body, "Idempotency-Key", key).hasStatus(200);

    assertThat(again.at("/id").asString()).isEqualTo(id);
    assertThat(again.at("/version").asInt()).isEqualTo(2);
    rest.post(AGENTS, agent(id("other"), ""), "Idempotency-Key", key)
        .isProblem(422, "idempotency_key_reused");
  }

  @Test
  void keepsEveryVersionAsItWas() {
    String id = library.storeAgent(", \"systemPrompt\": \"one\"");
    String path = AGENTS + "/" + id;

    Answer second = library.change(path, agent(id, ", \"systemPrompt\": \"two\""), 1);
    second.hasStatus(200);
    library.change(path, agent(id, ", \"systemPrompt\": \"three\""), 2).hasStatus(200);

    assertThat(second.header("ETag")).isEqualTo("\"2\"");
    assertThat(rest.get(path).at("/systemPrompt").asString()).isEqualTo("three");
    Answer first = rest.get(path + "/versions/1").hasStatus(200);
    assertThat(first.at("/systemPrompt").asString()).isEqualTo("one");
    assertThat(first.header("ETag")).isEqualTo("\"1\"");
    Answer page = rest.get(path + "/versions?limit=2").hasStatus(200);
    assertThat(numbers(page)).containsExactly(3, 2);
    Answer rest = this.rest.get(path + "/versions?cursor=" + page.at("/nextCursor").asString());
    assertThat(numbers(rest)).containsExactly(1);
    assertThat(rest.at("/nextCursor").isNull()).isTrue();
    this.rest.get(path + "/versions/4").isProblem(404, "not_found");
  }

  private static List<Integer> numbers(Answer page) {
    return page.at("/items").valueStream().map(item -> item.path("version").asInt()).toList();
  }

  @Test
  void isChangedOnlyByWhoSaysWhichVersion() {
    String id = library.storeAgent("");
    String path = AGENTS + "/" + id;

    library.put(path, agent(id, "")).isProblem(428, "precondition_required");
    library.change(path, agent(id, ""), 1).hasStatus(200);
    Answer stale = library.change(path, agent(id, ""), 1);

    stale.isProblem(412, "version_conflict");
    assertThat(stale.at("/detail").asString())
        .isEqualTo(
            "Version 1 was to be changed, but the newest is 2; read it again and repeat your"
                + " change.");
    assertThat(rest.get(path).at("/version").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "*", "W/\"1\"", "\"0\"", "\"1\", \"2\"", "\"x\"", "\"99999999999\""})
  void refusesAnIfMatchThatNamesNoVersion(String header) {
    String id = library.storeAgent("");

    Answer answer = library.put(AGENTS + "/" + id, agent(id, ""), "If-Match", header);

    answer.isProblem(400, "invalid_request");
    assertThat(answer.wrongFields()).containsExactly("If-Match");
  }

  @Test
  void ofManyChangesToTheSameVersionOneIsMade() throws InterruptedException, ExecutionException {
    String id = library.storeAgent("");
    String path = AGENTS + "/" + id;
    List<Integer> statuses = new ArrayList<>();

    try (ExecutorService at = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> changes =
          IntStream.rangeClosed(1, 8)
              .mapToObj(i ->
                  at.submit(
                      () -> library.change(path, agent(id, ", \"maxTokens\": " + i), 1).status()))
              .toList();
      for (Future<Integer> change : changes) {
        statuses.add(change.get());
      }
    }

    assertThat(statuses).containsOnlyOnce(200);
    assertThat(statuses.stream().filter(status -> status != 200)).containsOnly(412);
    assertThat(numbers(rest.get(path + "/versions"))).containsExactly(2, 1);
  }

  @Test
  void ofManyCreationsUnderTheSameIdOneIsMade() throws InterruptedException, ExecutionException {
    String id = id("race");
    List<Integer> statuses = new ArrayList<>();

    try (ExecutorService at = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> creations =
          IntStream.range(0, 8)
              .mapToObj(i -> at.submit(() -> rest.post(AGENTS, agent(id, "")).status()))
              .toList();
      for (Future<Integer> creation : creations) {
        statuses.add(creation.get());
      }
    }

    assertThat(statuses).containsOnlyOnce(201);
    assertThat(statuses.stream().filter(status -> status != 201)).containsOnly(200);
  }

  @Test
  void isListedTheLastCreatedFirst() {
    String older = library.storeAgent("");
    String newer = library.storeAgent("");
    library.change(AGENTS + "/" + older, agent(older, ""), 1).hasStatus(200);

    Answer page = rest.get(AGENTS + "?limit=1").hasStatus(200);
    Answer next = rest.get(AGENTS + "?limit=1&cursor=" + page.at("/nextCursor").asString());

    assertThat(page.at("/items/0/id").asString()).isEqualTo(newer);
    assertThat(next.at("/items/0/id").asString()).isEqualTo(older);
    assertThat(next.at("/items/0/version").asInt()).isEqualTo(2);
  }

  @Test
  void refusesACursorOfAnotherList() {
    String id = library.storeAgent("");
    library.storeAgent("");
    String cursor = rest.get(AGENTS + "?limit=1").at("/nextCursor").asString();

    assertThat(rest.get(AGENTS + "/" + id + "/versions?cursor=" + cursor).wrongFields())
        .containsExactly("cursor");
    assertThat(rest.get(AGENTS + "?cursor=x&limit=0").wrongFields())
        .containsExactly("limit", "cursor");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                                        | name, provider, model
          {"name": " ", "id": "a/b"}                                | id, name, provider, model
          {"name": "A", "provider": "nope", "model": "m"}           | provider
          {"name": "A", "provider": "simulated", "model": "nope"}   | model
          {"name": "A", "provider": "openrouter", "model": "m"}     | provider
          {"name": "A", "provider": "simulated", "model": "fake", "temperature": 3, "topP": 2, "maxTokens": 0} | temperature, topP, maxTokens
          {"name": "A", "provider": "simulated", "model": "fake", "fallbacks": [{"provider": "nope", "model": "m"}]} | fallbacks[0].provider
          {"name": "A", "provider": "simulated", "model": "fake", "agentId": "a", "color": 1} | agentId, color
          {"name": "A", "provider": "simulated", "model": "fake", "description": 1} | description
          {"name": "A", "provider": "simulated", "model": "fake", "templateId": "nope"} | templateId
          {"name": "A", "provider": "simulated", "model": "fake", "values": {}} | values
          {"name": "A", "provider": "simulated", "model": "fake", "templateVersion": 1} | templateVersion
          """)
  void saysEverythingThatIsWrong(String body, String fields) {
    Answer answer = rest.post(AGENTS, body);

    answer.isProblem(400, "invalid_request");
    assertThat(answer.wrongFields()).containsExactlyInAnyOrder(fields.split(", "));
  }

  @Test
  void keepsItsId() {
    String id = library.storeAgent("");

    Answer answer = library.change(AGENTS + "/" + id, agent("another", ""), 1);

    answer.isProblem(400, "invalid_request");
    assertThat(answer.wrongFields()).containsExactly("id");
  }

  @Test
  void isDeletedWithAllItsVersions() {
    String id = library.storeAgent("");
    String path = AGENTS + "/" + id;
    library.change(path, agent(id, ""), 1).hasStatus(200);

    library.delete(path).hasStatus(204);

    rest.get(path).isProblem(404, "not_found");
    rest.get(path + "/versions").isProblem(404, "not_found");
    rest.get(path + "/versions/1").isProblem(404, "not_found");
    library.delete(path).isProblem(404, "not_found");
    library.change(path, agent(id, ""), 2).isProblem(404, "not_found");
  }

  @Test
  void isDeletedOnlyInTheVersionThatIsNamed() {
    String path = AGENTS + "/" + library.storeAgent("");

    library.delete(path, "If-Match", "\"2\"").isProblem(412, "version_conflict");
    library.delete(path, "If-Match", "\"1\"").hasStatus(204);
  }

  @Test
  void staysWhileBattlesOrRunsReferToIt() {
    String id = library.storeAgent("");
    String patch = "{\"agent\": null, \"agentId\": \"%s\"}".formatted(id);
    String battle = rest.start(patch);
    rest.post("/api/scale/start", Bodies.run("{\"battle\": " + patch + "}")).hasStatus(202);

    Answer answer = library.delete(AGENTS + "/" + id);

    answer.isProblem(409, "agent_in_use");
    assertThat(answer.at("/detail").asString())
        .isEqualTo(
            "The agent \"%s\" cannot be deleted while 2 battles or runs refer to it, such as battle %s."
                .formatted(id, battle));
    rest.get(AGENTS + "/" + id).hasStatus(200);
  }

  @Test
  void takesItsSystemPromptFromATemplate() {
    String template = library.storeTemplate("Be {{how}} to {{whom}}.");
    String values = ", \"templateId\": \"%s\", \"values\": {\"how\": \"kind\", \"whom\": \"Mara\"}";

    String id = library.storeAgent(values.formatted(template));
    library
        .change(Library.TEMPLATES + "/" + template, Library.template(template, "Rude {{how}}"), 1)
        .hasStatus(200);

    Answer agent = rest.get(AGENTS + "/" + id);
    assertThat(agent.at("/systemPrompt").asString()).isEqualTo("Be kind to Mara.");
    assertThat(agent.at("/templateId").asString()).isEqualTo(template);
    assertThat(agent.at("/templateVersion").asInt()).isEqualTo(1);
    assertThat(agent.at("/values/whom").asString()).isEqualTo("Mara");
  }

  @Test
  void saysWhatIsWrongWithTheValuesOfItsTemplate() {
    String template = library.storeTemplate("Be {{how}}.");
    String fields =
        ", \"templateId\": \"%s\", \"templateVersion\": %d, \"values\": {\"hw\": \"x\"}";

    Answer answer = rest.post(AGENTS, agent(id("bad"), fields.formatted(template, 1)));
    Answer version = rest.post(AGENTS, agent(id("bad"), fields.formatted(template, 2)));
    Answer both =
        rest.post(
            AGENTS,
            agent(
                id("bad"),
                ", \"systemPrompt\": \"x\", \"templateId\": \"%s\", \"values\": {\"how\": \"x\"}"
                    .formatted(template)));

    assertThat(answer.wrongFields()).containsExactly("values.how", "values.hw");
    assertThat(version.wrongFields()).containsExactly("templateVersion");
    assertThat(both.wrongFields()).containsExactly("templateId");
  }
}
