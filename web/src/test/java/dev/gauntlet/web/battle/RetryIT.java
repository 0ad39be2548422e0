package dev.gauntlet.web.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Outage;
import dev.gauntlet.web.rest.Players;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.web.rest.Rows;
import dev.gauntlet.workflows.CallPurpose;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Battles that failed and go on. */
@RestTest
class RetryIT {
  private final Rest rest;
  private final Rows rows;
  private final Players players;
  private final Outage outage;

  RetryIT(Rest rest, Rows rows, Players players, Outage outage) {
    this.rest = rest;
    this.rows = rows;
    this.players = players;
    this.outage = outage;
  }

  @Test
  void aFailedBattleGoesOnFromItsLastMessage() {
    String id = failed("retried");
    Answer before = rest.get("/api/battles/retried/messages");

    Answer accepted = retry(id, "{\"reason\": \"the key is new\"}").hasStatus(202);

    assertThat(accepted.at("/state").asString()).isEqualTo("queued");
    assertThat(accepted.at("/links/status").asString()).isEqualTo("/api/battles/retried/status");
    Answer ended = rest.awaitState(id, "completed");
    assertThat(ended.at("/endedReason").asString()).isEqualTo("goal");
    assertThat(ended.at("/error").isNull()).isTrue();
    assertThat(ended.at("/usage/callsRepeated").asInt()).isZero();
    Answer after = rest.get("/api/battles/retried/messages");
    assertThat(after.at("/messages/0")).isEqualTo(before.at("/messages/0"));
    assertThat(after.at("/messages")).hasSize(4);
    assertThat(types(id))
        .containsSubsequence("started", "message", "ended", "retried", "message", "ended")
        .doesNotContain("worker_lost");
    assertThat(rest.get("/api/battles/retried/events").at("/events/3/data").toString())
        .isEqualTo("{\"by\":\"api\",\"reason\":\"the key is new\"}");
  }

  @Test
  void aBattleOfAnEndedRunIsCountedAgainWhenItEndsOnceMore() {
    players.refuse("mended.2", CallPurpose.AGENT, 2);
    String run = rest.playRun("{\"runId\": \"mended\"}");
    String path = "/api/scale/" + run;
    assertThat(rest.get(path + "/report").at("/stats/failed").asInt()).isEqualTo(1);
    players.hold("mended.2", CallPurpose.AGENT, 2);

    retry("mended.2", "{}").hasStatus(202);
    rest.awaitState("mended.2", "running");

    Answer open = rest.get(path + "/status");
    assertThat(open.at("/state").asString()).isEqualTo("completed");
    assertThat(open.at("/completed").asInt()).isEqualTo(2);
    assertThat(open.at("/running").asInt()).isEqualTo(1);
    assertThat(open.at("/failed").asInt()).isZero();
    Answer refused = rest.get(path + "/report").isProblem(409, "run_not_finished");
    assertThat(refused.at("/detail").asString())
        .startsWith("A battle of the run \"mended\" was retried and goes on: 2 of 3 have ended.");
    Answer partial = rest.get(path + "/report?partial=true").hasStatus(200);
    assertThat(partial.at("/partial").asBoolean()).isTrue();
    assertThat(partial.at("/finished")).isEqualTo(open.at("/completed"));
    assertThat(partial.at("/usage")).isEqualTo(rest.get(path + "/status").at("/usage"));
    rest.get(path + "/export.jsonl").isProblem(409, "run_not_finished");
    assertThat(rest.get("/api/comparisons?a=mended&b=mended").at("/verdict").asString())
        .isEqualTo("not comparable");

    players.release("mended.2");
    Answer closed = rest.awaitRun(run, status -> status.at("/completed").asInt() == 3);
    Answer report = rest.get(path + "/report").hasStatus(200);
    assertThat(closed.at("/succeeded").asInt()).isEqualTo(3);
    assertThat(report.at("/stats/succeeded").asInt()).isEqualTo(3);
    assertThat(report.at("/partial").asBoolean()).isFalse();
    assertThat(report.at("/usage")).isEqualTo(closed.at("/usage"));
    assertThat(closed.at("/endedAt")).isEqualTo(open.at("/endedAt"));
  }

  @Test
  void aBattleOfARunThatGoesOnIsNotRetried() {
    players.refuse("busy.1", CallPurpose.AGENT, 2);
    players.hold("busy.2", CallPurpose.AGENT, 2);
    rest.startRun("{\"runId\": \"busy\"}");
    rest.awaitState("busy.1", "failed");

    Answer refused = retry("busy.1", "{}").isProblem(409, "run_not_finished");

    assertThat(refused.at("/detail").asString()).contains("\"busy\"");
    players.release("busy.2");
    rest.awaitRunState("busy", "completed");
  }

  @Test
  void onlyWhatFailedIsRetried() {
    String id = rest.start("{}");
    rest.awaitState(id, "completed");

    assertThat(retry(id, "{}").isProblem(409, "not_failed").at("/detail").asString())
        .isEqualTo("Only a battle that has failed can be retried; this one is completed.");
    retry("nobody", "{}").isProblem(404, "not_found");
    assertThat(retry(id, "{\"because\": 1}").isProblem(400, "invalid_request").wrongFields())
        .containsExactly("because");
  }

  @Test
  void isAcceptedAlsoWhileTemporalIsAway() {
    String id = failed("away");

    try (Outage.Lasting noTemporal = outage.begin()) {
      retry(id, "{}").hasStatus(202);
      retry(id, "{}").isProblem(409, "not_failed");
      assertThat(rest.get("/api/battles/away/status").at("/state").asString()).isEqualTo("queued");
    }

    assertThat(rows.generation(id)).isEqualTo(1);
  }

  /** A battle whose agent was refused at message 2. */
  private String failed(String id) {
    players.refuse(id, CallPurpose.AGENT, 2);
    rest.start("{\"conversationId\": \"%s\"}".formatted(id));
    rest.awaitState(id, "failed");
    return id;
  }

  private Answer retry(String id, String body) {
    return rest.post("/api/battles/" + id + "/retry", body);
  }

  private List<String> types(String id) {
    return rest.get("/api/battles/" + id + "/events")
        .at("/events")
        .valueStream()
        .map(event -> event.path("type").asString())
        .toList();
  }
}
