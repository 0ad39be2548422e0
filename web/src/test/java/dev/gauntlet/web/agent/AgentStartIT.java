package dev.gauntlet.web.agent;

import static dev.gauntlet.web.agent.Library.AGENTS;
import static dev.gauntlet.web.agent.Library.TEMPLATES;
import static dev.gauntlet.web.agent.Library.agent;
import static dev.gauntlet.web.agent.Library.id;
import static dev.gauntlet.web.agent.Library.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Bodies;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.web.rest.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Starts that name a stored agent or template play a copy of it, whatever becomes of it. */
@RestTest
class AgentStartIT {
  private static final String START = "/api/battles/start";
  private static final String RUN = "/api/scale/start";

  private final Rest rest;
  private final Rows rows;
  private final Library library;

  AgentStartIT(Rest rest, Rows rows) {
    this.rest = rest;
    this.rows = rows;
    this.library = new Library(rest);
  }

  /** A start of a stored agent, with further fields as the end of a JSON object. */
  private static String of(String agent, String more) {
    return "{\"agent\": null, \"agentId\": \"%s\"%s}".formatted(agent, more);
  }

  private JsonNode spec(String battle) {
    return Bodies.read(rows.spec(battle));
  }

  @Test
  void playsTheAgentAsItIsStored() {
    String agent =
        library.storeAgent(
            """
            , "systemPrompt": "Be kind.", "temperature": 0.5, "topP": 0.9, "maxTokens": 99,
            "stop": ["END"], "reasoningEffort": "low", "seed": 7,
            "fallbacks": [{"provider": "openai", "model": "listed"}]
            """);

    String battle = rest.start(of(agent, ", \"seed\": 3"));

    assertThat(spec(battle).path("agent"))
        .isEqualTo(
            Bodies.read(
                """
                {"provider": "simulated", "model": "fake", "systemPrompt": "Be kind.",
                 "temperature": 0.5, "topP": 0.9, "maxTokens": 99, "seed": 7, "stop": ["END"],
                 "reasoningEffort": "low", "fallbacks": [{"provider": "openai", "model": "listed"}],
                 "origin": {"agentId": "%s", "agentVersion": 1}}
                """
                    .formatted(agent)));
    assertThat(spec(battle).path("seed").asInt()).isEqualTo(3);
    assertThat(spec(battle).at("/opponent/fallbacks/0/model").asString()).isEqualTo("listed");
    Answer view = rest.get("/api/battles/" + battle);
    assertThat(view.at("/agent/agentId").asString()).isEqualTo(agent);
    assertThat(view.at("/agent/agentVersion").asInt()).isEqualTo(1);
    assertThat(view.at("/spec/agent/origin/agentId").asString()).isEqualTo(agent);
  }

  @Test
  void replacesWhatTheStartSaysItself() {
    String agent = library.storeAgent(", \"systemPrompt\": \"Be kind.\", \"maxTokens\": 99");

    String nested = rest.start(of(agent, "").replace("null", "{\"maxTokens\": 5}"));
    String bare =
        rest.post(
                START,
                "{\"agentId\": \"%s\", \"temperature\": 1, \"goal\": \"g\"}".formatted(agent))
            .hasStatus(202)
            .at("/jobId")
            .asString();

    assertThat(spec(nested).at("/agent/maxTokens").asInt()).isEqualTo(5);
    assertThat(spec(nested).at("/agent/systemPrompt").asString()).isEqualTo("Be kind.");
    assertThat(spec(bare).at("/agent/temperature").asDouble()).isEqualTo(1);
    assertThat(spec(bare).at("/agent/maxTokens").asInt()).isEqualTo(99);
  }

  @Test
  void playsTheVersionThatIsAskedFor() {
    String agent = library.storeAgent(", \"systemPrompt\": \"one\"");
    library.change(AGENTS + "/" + agent, agent(agent, ", \"systemPrompt\": \"two\""), 1);

    String newest = rest.start(of(agent, ""));
    String first = rest.start(of(agent, ", \"agentVersion\": 1"));
    Answer third = rest.post(START, Bodies.start(of(agent, ", \"agentVersion\": 3")));

    assertThat(spec(newest).at("/agent/systemPrompt").asString()).isEqualTo("two");
    assertThat(spec(newest).at("/agent/origin/agentVersion").asInt()).isEqualTo(2);
    assertThat(spec(first).at("/agent/systemPrompt").asString()).isEqualTo("one");
    third.isProblem(400, "invalid_agent");
    assertThat(third.wrongFields()).containsExactly("agentVersion");
    assertThat(third.at("/detail").asString()).isEqualTo("agentVersion is 3, but the newest is 2.");
  }

  @Test
  void rendersATemplateForTheSystemPrompt() {
    String template = library.storeTemplate("Be {{how}}.");
    String agent = library.storeAgent(", \"systemPrompt\": \"Be rude.\"");
    library.change(TEMPLATES + "/" + template, template(template, "Be very {{how}}."), 1);
    String named = ", \"templateId\": \"%s\", \"values\": {\"how\": \"kind\"}".formatted(template);

    String newest = rest.start(of(agent, named));
    String first = rest.start(of(agent, named + ", \"templateVersion\": 1"));

    assertThat(spec(newest).at("/agent/systemPrompt").asString()).isEqualTo("Be very kind.");
    assertThat(spec(first).at("/agent/systemPrompt").asString()).isEqualTo("Be kind.");
    Answer view = rest.get("/api/battles/" + first);
    assertThat(view.at("/agent/templateId").asString()).isEqualTo(template);
    assertThat(view.at("/agent/templateVersion").asInt()).isEqualTo(1);
    assertThat(view.at("/agent/agentId").asString()).isEqualTo(agent);
  }

  @Test
  void knowsTheTemplateThatItsAgentCameFrom() {
    String template = library.storeTemplate("Be {{how}}.");
    String agent =
        library.storeAgent(
            ", \"templateId\": \"%s\", \"values\": {\"how\": \"kind\"}".formatted(template));

    String as = rest.start(of(agent, ""));
    String other = rest.start(of(agent, "").replace("null", "{\"systemPrompt\": \"own\"}"));

    assertThat(spec(as).at("/agent/systemPrompt").asString()).isEqualTo("Be kind.");
    assertThat(spec(as).at("/agent/origin/templateId").asString()).isEqualTo(template);
    assertThat(spec(other).at("/agent/systemPrompt").asString()).isEqualTo("own");
    assertThat(spec(other).at("/agent/origin").has("templateId")).isFalse();
  }

  @Test
  void saysWhichValuesAreMissing() {
    String template = library.storeTemplate("{{a}} {{b}}");
    String named = "{\"templateId\": \"%s\", \"values\": {\"a\": \"1\", \"c\": \"2\"}}";

    Answer battle = rest.post(START, Bodies.start(named.formatted(template)));
    Answer run = rest.post(RUN, Bodies.run("{\"battle\": " + named.formatted(template) + "}"));

    battle.isProblem(400, "invalid_request");
    assertThat(battle.wrongFields()).containsExactly("values.b", "values.c");
    assertThat(run.wrongFields()).containsExactly("battle.values.b", "battle.values.c");
  }

  @Test
  void isRepeatedThoughTheAgentHasChanged() {
    String agent = library.storeAgent("");
    String id = id("repeated");
    String body = Bodies.start(of(agent, ", \"conversationId\": \"" + id + "\""));
    String reordered =
        "{\"goal\": \"A table for two is booked.\", \"conversationId\": \"%s\", \"agentId\": \"%s\"}"
            .formatted(id, agent);
    Answer first = rest.post(START, body).hasStatus(202);
    library
        .change(AGENTS + "/" + agent, agent(agent, ", \"systemPrompt\": \"new\""), 1)
        .hasStatus(200);

    Answer again = rest.post(START, body).hasStatus(200);

    assertThat(again.at("/warnings")).isEqualTo(first.at("/warnings"));
    rest.post(START, reordered).hasStatus(200);
    assertThat(spec(id).at("/agent/systemPrompt").asString()).isEmpty();
    rest.post(
            START, Bodies.start(of(agent, ", \"goal\": \"x\", \"conversationId\": \"" + id + "\"")))
        .isProblem(409, "conversation_exists");
  }

  @Test
  void isRepeatedThoughTheTemplateIsGone() {
    String template = library.storeTemplate("x");
    String id = id("gone");
    String key = id("key");
    String named = "{\"templateId\": \"%s\"}".formatted(template);
    String run = Bodies.run("{\"runId\": \"" + id + "\", \"battle\": " + named + "}");
    String battle =
        rest.post(START, Bodies.start(named), "Idempotency-Key", key)
            .hasStatus(202)
            .at("/jobId")
            .asString();
    Answer first = rest.post(RUN, run).hasStatus(202);
    library.delete(TEMPLATES + "/" + template).hasStatus(204);

    Answer again = rest.post(START, Bodies.start(named), "Idempotency-Key", key).hasStatus(200);
    Answer runAgain = rest.post(RUN, run).hasStatus(200);

    assertThat(again.at("/jobId").asString()).isEqualTo(battle);
    assertThat(runAgain.at("/runId").asString()).isEqualTo(id);
    assertThat(runAgain.at("/warnings")).isEqualTo(first.at("/warnings"));
    Answer fresh = rest.post(START, Bodies.start(named));
    fresh.isProblem(400, "invalid_request");
    assertThat(fresh.wrongFields()).containsExactly("templateId");
  }

  @Test
  void battlesAndRunsAreFoundByTheirAgent() {
    String agent = library.storeAgent("");
    String alone = rest.start(of(agent, ""));
    rest.start("{}");
    String run = rest.startRun("{\"runCount\": 2, \"battle\": " + of(agent, "") + "}");

    assertThat(ids(rest.get("/api/battles?agentId=" + agent), "conversationId"))
        .containsExactlyInAnyOrder(alone, run + ".1", run + ".2");
    assertThat(ids(rest.get("/api/scale?agentId=" + agent), "runId")).containsExactly(run);
    assertThat(ids(rest.get("/api/battles?agentId=nobody"), "conversationId")).isEmpty();
    assertThat(ids(rest.get("/api/scale?agentId=nobody"), "runId")).isEmpty();
  }

  private static List<String> ids(Answer list, String field) {
    return list.hasStatus(200)
        .at("/items")
        .valueStream()
        .map(item -> item.path(field).asString())
        .toList();
  }

  @Test
  void aRunAndItsReportSayWhichAgentWasPlayed() {
    String template = library.storeTemplate("Be {{how}}.");
    String agent =
        library.storeAgent(
            ", \"templateId\": \"%s\", \"values\": {\"how\": \"kind\"}".formatted(template));

    String run = rest.playRun("{\"battle\": " + of(agent, "") + "}");

    Answer view = rest.get("/api/scale/" + run);
    Answer report = rest.get("/api/scale/" + run + "/report");
    for (Answer answer : List.of(view, report)) {
      assertThat(answer.at("/agentId").asString()).isEqualTo(agent);
      assertThat(answer.at("/agentVersion").asInt()).isEqualTo(1);
      assertThat(answer.at("/templateId").asString()).isEqualTo(template);
      assertThat(answer.at("/templateVersion").asInt()).isEqualTo(1);
    }
    assertThat(report.at("/systemPrompt").asString()).isEqualTo("Be kind.");
    assertThat(view.at("/spec/battle/agent/origin/agentId").asString()).isEqualTo(agent);
  }
}
