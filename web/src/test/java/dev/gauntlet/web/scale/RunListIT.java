package dev.gauntlet.web.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Outage;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Lists of runs and of their battles. */
@RestTest
class RunListIT {
  private final Rest rest;
  private final Outage outage;

  RunListIT(Rest rest, Outage outage) {
    this.rest = rest;
    this.outage = outage;
  }

  private String tagged(String value) {
    try (Outage.Lasting noTemporal = outage.begin()) {
      return rest.startRun("{\"tags\": {\"run-list\": \"" + value + "\"}}");
    }
  }

  private static List<String> ids(Answer page, String field) {
    return page.hasStatus(200)
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path(field).asString())
        .toList();
  }

  private static List<String> runs(Answer page) {
    return ids(page, "runId");
  }

  private List<String> all(String query, String field, Runnable meanwhile) {
    List<String> listed = new ArrayList<>();
    Answer page = rest.get(query);
    listed.addAll(ids(page, field));
    while (!page.at("/nextCursor").isNull()) {
      meanwhile.run();
      page = rest.get(query + "&cursor=" + page.at("/nextCursor").asString());
      listed.addAll(ids(page, field));
    }
    return listed;
  }

  @Test
  void pagesThroughAllThereAreWhileMoreAreAdded() {
    List<String> ids = IntStream.range(0, 5).mapToObj(i -> tagged("paged")).toList();

    List<String> listed =
        all("/api/scale?tag=run-list:paged&limit=2", "runId", () -> tagged("paged"));

    assertThat(listed).isEqualTo(ids.reversed());
  }

  @Test
  void filtersByStateAndTag() {
    String queued = tagged("both");
    String played = rest.startRun("{\"tags\": {\"run-list\": \"both\"}}");
    rest.awaitRunState(played, "completed");

    assertThat(runs(rest.get("/api/scale?tag=run-list:both"))).containsExactly(played, queued);
    assertThat(runs(rest.get("/api/scale?tag=run-list:both&state=queued"))).containsExactly(queued);
    assertThat(runs(rest.get("/api/scale?tag=run-list:both&state=completed")))
        .containsExactly(played);
    assertThat(runs(rest.get("/api/scale?tag=run-list:nothing"))).isEmpty();
  }

  @Test
  void tellsWhatALineNeedsAndNoMore() {
    String id = rest.startRun("{\"tags\": {\"run-list\": \"line\"}}");
    rest.awaitRunState(id, "completed");

    JsonNode line = rest.get("/api/scale?tag=run-list:line").at("/items/0");

    assertThat(line.path("provider").asString()).isEqualTo("simulated");
    assertThat(line.path("model").asString()).isEqualTo("fake");
    assertThat(line.path("opponent").asString()).isEqualTo("a simulated user (fake)");
    assertThat(line.path("goal").asString()).isEqualTo("A table for two is booked.");
    assertThat(line.path("scenarioCount").asInt()).isZero();
    assertThat(line.path("costUsd").toString()).isEqualTo("0.027");
    assertThat(line.path("tags")).hasToString("{\"run-list\":\"line\"}");
    assertThat(line.at("/links/status").asString()).isEqualTo("/api/scale/" + id + "/status");
    assertThat(line.has("spec")).isFalse();
    assertThat(line.has("usage")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=201",
        "limit=abc",
        "cursor=garbage",
        "state=sleeping",
        "state=waiting_for_human",
        "state=",
        "tag=nocolon",
        "tag=a:b%00"
      })
  void namesAParameterThatIsWrong(String query) {
    assertThat(rest.get("/api/scale?" + query).isProblem(400, "invalid_request").wrongFields())
        .containsExactly(query.replaceAll("=.*", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=0", "state=sleeping", "endedReason=luck", "endedReason=", "cursor=x"})
  void namesAParameterOfTheBattlesThatIsWrong(String query) {
    String wrong = query.replaceAll("=.*", "");
    String id = tagged("wrong");

    assertThat(
            rest.get("/api/scale/" + id + "/battles?" + query)
                .isProblem(400, "invalid_request")
                .wrongFields())
        .containsExactly(wrong);
    assertThat(rest.get("/api/battles?" + query).isProblem(400, "invalid_request").wrongFields())
        .containsExactly(wrong);
  }

  @ParameterizedTest
  @ValueSource(strings = {"criterion=%20", "criterion=a%00", "met=perhaps&criterion=a", "met=true"})
  void namesWhatIsWrongAboutACriterion(String query) {
    String id = tagged("criterion");

    assertThat(
            rest.get("/api/scale/" + id + "/battles?" + query)
                .isProblem(400, "invalid_request")
                .wrongFields())
        .containsExactly(query.replaceAll("=.*", ""));
  }

  @Test
  void saysThatMetIsTrueOrFalse() {
    String path = "/api/scale/" + tagged("met") + "/battles?criterion=a&met=perhaps";

    assertThat(rest.get(path).isProblem(400, "invalid_request").at("/detail").asString())
        .isEqualTo("The parameter met must be true or false.");
  }

  @Test
  void findsBattlesByWhatTheirLastJudgementDecidedOnACriterion() {
    String reached = rest.playRun("{}");
    String missed = rest.playRun("{\"battle\": {\"messageLimit\": 2}}");
    List<String> its = List.of(missed + ".3", missed + ".2", missed + ".1");

    assertThat(ids(judged(reached, "goal&met=true"), "conversationId")).hasSize(3);
    assertThat(ids(judged(reached, "goal&met=false"), "conversationId")).isEmpty();
    assertThat(ids(judged(missed, "goal&met=true"), "conversationId")).isEmpty();
    assertThat(ids(judged(missed, "goal&met=false"), "conversationId")).isEqualTo(its);
    assertThat(ids(judged(missed, "goal&endedReason=limit"), "conversationId")).isEqualTo(its);
    assertThat(ids(judged(missed, "goal&endedReason=goal"), "conversationId")).isEmpty();
    assertThat(ids(judged(missed, "unheard"), "conversationId")).isEmpty();
    assertThat(
            all(
                "/api/scale/" + missed + "/battles?criterion=goal&limit=2",
                "conversationId",
                () -> {}))
        .isEqualTo(its);
  }

  private Answer judged(String run, String query) {
    return rest.get("/api/scale/" + run + "/battles?criterion=" + query);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%20", "a%00"})
  void refusesARunThatCannotBeLookedFor(String id) {
    assertThat(rest.get("/api/battles?runId=" + id).isProblem(400, "invalid_request").wrongFields())
        .containsExactly("runId");
  }

  @Test
  void pagesThroughTheBattlesOfARunAndNoOthers() {
    String id = tagged("battles");
    tagged("battles");
    List<String> its = List.of(id + ".3", id + ".2", id + ".1");

    assertThat(all("/api/scale/" + id + "/battles?limit=2", "conversationId", () -> {}))
        .isEqualTo(its);
    assertThat(all("/api/battles?limit=1&runId=" + id, "conversationId", () -> {})).isEqualTo(its);
    assertThat(ids(rest.get("/api/battles?runId=nobody"), "conversationId")).isEmpty();
  }

  @Test
  void saysOfABattleWhichRunItIsOf() {
    String id;
    try (Outage.Lasting noTemporal = outage.begin()) {
      id = rest.startRun("{\"scenarios\": [{\"id\": \"x\"}, {\"id\": \"y\"}]}");
    }
    String alone = rest.start("{}");

    for (JsonNode battle :
        List.of(
            rest.get("/api/battles/" + id + ".2").json(),
            rest.get("/api/scale/" + id + "/battles").at("/items/1"))) {
      assertThat(battle.path("runId").asString()).isEqualTo(id);
      assertThat(battle.path("runIndex").asInt()).isEqualTo(1);
      assertThat(battle.path("scenario").asString()).isEqualTo("y");
    }
    assertThat(rest.get("/api/battles/" + id + ".2/status").at("/runId").asString()).isEqualTo(id);
    for (String field : List.of("runId", "runIndex", "scenario")) {
      assertThat(rest.get("/api/battles/" + alone).at("/" + field).isNull()).isTrue();
    }
  }

  @Test
  void doesNotKnowARunThatIsNotThere() {
    for (String path : List.of("/api/scale/nobody", "/api/scale/nobody/battles")) {
      Answer answer = rest.get(path).isProblem(404, "not_found");
      assertThat(answer.at("/detail").asString()).isEqualTo("There is no run \"nobody\".");
    }
  }
}
