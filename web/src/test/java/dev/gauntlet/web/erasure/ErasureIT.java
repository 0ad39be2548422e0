package dev.gauntlet.web.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Bodies;
import dev.gauntlet.web.rest.Outage;
import dev.gauntlet.web.rest.Players;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.workflows.CallPurpose;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is left of a battle and of a run that are erased. */
@RestTest
class ErasureIT {
  private final Rest rest;
  private final Players players;
  private final Outage outage;

  ErasureIT(Rest rest, Players players, Outage outage) {
    this.rest = rest;
    this.players = players;
    this.outage = outage;
  }

  private Answer delete(String path) {
    return rest.send("DELETE", path, BodyPublishers.noBody());
  }

  @Test
  void aBattleIsErasedOnceAndForAll() {
    String id = rest.start("{\"conversationId\": \"gone\", \"tags\": {\"kept\": \"no\"}}");
    String path = "/api/battles/" + id;
    JsonNode before = without(rest.awaitState(id, "completed").json(), "updatedAt", "erasedAt");

    assertThat(delete(path).hasStatus(204).text()).isEmpty();
    String erased = rest.get(path).text();
    delete(path).hasStatus(204);

    assertThat(rest.get(path).text()).isEqualTo(erased);
    assertThat(erased).doesNotContain("table for two");
    Answer status = rest.get(path + "/status");
    assertThat(without(status.json(), "updatedAt", "erasedAt")).isEqualTo(before);
    assertThat(status.at("/erasedAt").isNull()).isFalse();
    Answer one = rest.get(path);
    assertThat(one.at("/erasedAt")).isEqualTo(status.at("/erasedAt"));
    assertThat(one.at("/goal").asString()).isEqualTo("[erased]");
    assertThat(one.at("/spec/agent/model").asString()).isEqualTo("fake");
    assertThat(one.at("/tags")).isEmpty();
    Answer messages = rest.get(path + "/messages");
    assertThat(messages.at("/messages")).hasSize(4);
    assertThat(messages.at("/nextSeq").asInt()).isEqualTo(4);
    assertThat(messages.at("/messages/1/content").asString()).isEqualTo("[erased]");
    assertThat(messages.at("/messages/1/judgement/rationale").asString()).isEqualTo("[erased]");
    assertThat(messages.at("/messages/1/judgement/verdict").asString()).isEqualTo("not_yet");
    assertThat(rest.get(path + "/events").at("/events")).hasSize(8);
    assertThat(rest.get("/api/battles?tag=kept:no").at("/items")).isEmpty();
    assertThat(listed(id).path("erasedAt")).isEqualTo(status.at("/erasedAt"));
  }

  @Test
  void aStartThatIsRepeatedFindsTheErasedBattleAndPlaysNothing() {
    String body = Bodies.start("{\"conversationId\": \"erased.again\"}");
    rest.post("/api/battles/start", body).hasStatus(202);
    rest.awaitState("erased.again", "completed");
    delete("/api/battles/erased.again").hasStatus(204);

    Answer repeated = rest.post("/api/battles/start", body).hasStatus(200);

    assertThat(repeated.at("/state").asString()).isEqualTo("completed");
    assertThat(rest.get("/api/battles/erased.again/status").at("/erasedAt").isNull()).isFalse();
    rest.post(
            "/api/battles/start",
            Bodies.start("{\"conversationId\": \"erased.again\", \"goal\": \"something else\"}"))
        .isProblem(409, "conversation_exists");
    rest.post("/api/battles/erased.again/retry").isProblem(409, "battle_erased");
  }

  @Test
  void whatGoesOnOrIsNotThereIsNotErased() {
    try (Outage.Lasting noTemporal = outage.begin()) {
      String id = rest.start("{}");
      delete("/api/battles/" + id).isProblem(409, "battle_running");
      String run = rest.startRun("{}");
      delete("/api/scale/" + run).isProblem(409, "run_not_finished");
    }
    delete("/api/battles/nobody").isProblem(404, "not_found");
    delete("/api/scale/nobody").isProblem(404, "not_found");
  }

  @Test
  void aRunIsErasedInEveryFormAndKeepsItsNumbers() {
    players.refuse("wiped.3", CallPurpose.AGENT, 2);
    String body =
        Bodies.run(
            """
            {"runId": "wiped", "battle": {"agent": {"systemPrompt": "Speak of wombats."}},
             "scenarios": [{"id": "a", "goal": "See wombats."}, {"id": "b"}]}
            """);
    rest.post("/api/scale/start", body).hasStatus(202);
    rest.awaitRunState("wiped", "completed");
    String path = "/api/scale/wiped";
    JsonNode status = without(rest.get(path + "/status").json(), "erasedAt");
    Answer report = rest.get(path + "/report");
    assertThat(report.text()).contains("wombats", Players.REFUSED);

    assertThat(delete(path).hasStatus(204).text()).isEmpty();
    delete(path).hasStatus(204);

    assertThat(without(rest.get(path + "/status").json(), "erasedAt")).isEqualTo(status);
    assertThat(rest.get(path + "/status").at("/erasedAt").isNull()).isFalse();
    assertThat(rest.get(path).at("/spec/scenarios/0/goal").asString()).isEqualTo("[erased]");
    assertThat(rest.get(path).at("/erasedAt").isNull()).isFalse();
    Answer after = rest.get(path + "/report").hasStatus(200);
    for (String part : List.of("rates", "stats", "usage", "byModel", "latencyMs", "criteria")) {
      assertThat(after.at("/" + part)).as(part).isEqualTo(report.at("/" + part));
    }
    assertThat(after.at("/systemPrompt").asString()).isEqualTo("[erased]");
    assertThat(after.at("/failures/0/count").asInt()).isEqualTo(1);
    assertThat(after.at("/failures/0/sentence").isNull()).isTrue();
    assertThat(after.at("/erasedAt")).isEqualTo(rest.get(path).at("/erasedAt"));
    assertThat(rest.get(path + "/report.html").text())
        .contains("Erased.", "[erased]")
        .doesNotContain("wombats");
    assertThat(rest.get(path + "/report.csv").text())
        .contains("erased_at")
        .doesNotContain("wombats");
    assertThat(rest.download(path + "/report.pdf")).startsWith('%', 'P', 'D', 'F');
    assertThat(rest.download(path + "/export.zip")).startsWith('P', 'K');
    List<String> lines = rest.get(path + "/export.jsonl").text().lines().toList();
    assertThat(lines).hasSize(3).allSatisfy(line -> assertThat(line).contains("[erased]"));
    assertThat(Bodies.read(lines.getFirst()).path("erasedAt").isNull()).isFalse();
    assertThat(rest.get("/api/comparisons?a=wiped&b=wiped").at("/reasons/0").asString())
        .isEqualTo("Run wiped was erased, so nobody can tell whether both played the same.");
    assertThat(rest.post("/api/scale/start", body).hasStatus(200).at("/state").asString())
        .isEqualTo("completed");
    rest.post("/api/battles/wiped.3/retry").isProblem(409, "battle_erased");
    rest.get("/api/scale/wiped/battles").hasStatus(200);
  }

  @Test
  void aBattleOfARunIsErasedAndTheRunsNumbersStay() {
    String run = rest.playRun("{\"runId\": \"holed\"}");
    String path = "/api/scale/" + run;
    String status = rest.get(path + "/status").text();
    JsonNode report = without(rest.get(path + "/report").json(), "generatedAt");

    delete("/api/battles/holed.2").hasStatus(204);

    assertThat(rest.get(path + "/status").text()).isEqualTo(status);
    assertThat(without(rest.get(path + "/report").json(), "generatedAt")).isEqualTo(report);
    List<String> lines = rest.get(path + "/export.jsonl").text().lines().toList();
    assertThat(lines.get(0)).contains("A table for two is booked.", "words 2");
    assertThat(lines.get(1)).doesNotContain("A table for two is booked.", "words 2");
    assertThat(rest.get("/api/comparisons?a=holed&b=holed").at("/comparable").asBoolean()).isTrue();
  }

  private JsonNode listed(String id) {
    return rest.get("/api/battles?limit=200")
        .at("/items")
        .valueStream()
        .filter(item -> item.path("conversationId").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode without(JsonNode json, String... fields) {
    return ((ObjectNode) json).without(List.of(fields));
  }
}
