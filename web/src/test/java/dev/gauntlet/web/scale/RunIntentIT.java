package dev.gauntlet.web.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Outage;
import dev.gauntlet.web.rest.Players;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.web.rest.Rows;
import dev.gauntlet.workflows.CallPurpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pausing, resuming and cancelling runs, and single battles of them. */
@RestTest
class RunIntentIT {
  private final Rest rest;
  private final Rows rows;
  private final Players players;
  private final Outage outage;

  RunIntentIT(Rest rest, Rows rows, Players players, Outage outage) {
    this.rest = rest;
    this.rows = rows;
    this.players = players;
    this.outage = outage;
  }

  private static String path(String id, String verb) {
    return "/api/scale/" + id + "/" + verb;
  }

  @ParameterizedTest
  @CsvSource({"pause,pause", "resume,run", "cancel,cancel"})
  void writesTheIntentDownAlsoWhenTemporalIsAway(String verb, String wanted) {
    try (Outage.Lasting noTemporal = outage.begin()) {
      String id = rest.startRun("{}");

      Answer answer = rest.post(path(id, verb), "{\"reason\": \"lunch\"}").hasStatus(202);

      assertThat(answer.at("/runId").asString()).isEqualTo(id);
      assertThat(answer.at("/state").asString()).isEqualTo("queued");
      assertThat(answer.at("/links/status").asString()).isEqualTo(path(id, "status"));
      assertThat(rows.intentOfRun(id))
          .containsEntry("wanted", wanted)
          .containsEntry("wanted_by", "api")
          .containsEntry("wanted_reason", "lunch")
          .containsEntry("wanted_version", 1);
    }
  }

  @Test
  void holdsARunWithItsBattlesAndLetsThemGoOn() {
    players.hold("held.1", CallPurpose.AGENT, 2);
    String id = rest.startRun("{\"runId\": \"held\", \"concurrency\": 1}");
    rest.awaitRun(id, s -> s.at("/running").asInt() == 1);

    rest.post(path(id, "pause"), "{\"reason\": \"lunch\"}").hasStatus(202);
    rest.awaitState("held.1", "running");
    rest.awaitRunState(id, "paused");
    players.release("held.1");
    Answer paused = rest.awaitRun(id, s -> s.at("/paused").asInt() == 1);

    assertThat(paused.at("/source").asString()).isEqualTo("workflow");
    assertThat(paused.at("/queued").asInt()).isEqualTo(2);
    assertThat(paused.at("/reason").asString()).isEqualTo("lunch");
    try (Outage.Lasting noTemporal = outage.begin()) {
      Answer stored = rest.get(path(id, "status"));
      assertThat(stored.at("/source").asString()).isEqualTo("database");
      assertThat(stored.at("/state").asString()).isEqualTo("paused");
      assertThat(stored.at("/reason").asString()).isEqualTo("lunch");
    }
    rest.post(path(id, "resume")).hasStatus(202);
    assertThat(rest.awaitRunState(id, "completed").at("/succeeded").asInt()).isEqualTo(3);
  }

  @Test
  void cancelsARunOnce() {
    players.hold("stopped.1", CallPurpose.AGENT, 2);
    String id = rest.startRun("{\"runId\": \"stopped\", \"concurrency\": 1}");
    rest.awaitRun(id, s -> s.at("/running").asInt() == 1);

    rest.post(path(id, "cancel"), "{\"reason\": \"enough\"}").hasStatus(202);
    Answer ended = rest.awaitRunState(id, "cancelled");
    players.release("stopped.1");

    assertThat(ended.at("/cancelled").asInt()).isEqualTo(3);
    assertThat(ended.at("/completed").asInt()).isEqualTo(3);
    assertThat(ended.at("/endedBy").asString()).isEqualTo("api");
    assertThat(ended.at("/reason").asString()).isEqualTo("enough");
    rest.post(path(id, "cancel"), "{\"reason\": \"more than enough\"}").hasStatus(200);
    assertThat(rows.intentOfRun(id)).containsEntry("wanted_reason", "enough");
    assertThat(rest.get(path(id, "status")).text()).isEqualTo(ended.text());
    assertThat(rest.get("/api/scale/" + id).at("/endedBy").asString()).isEqualTo("api");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume"})
  void doesNotMoveARunThatHasEnded(String verb) {
    String id = rest.startRun("{\"runCount\": 1}");
    rest.awaitRunState(id, "completed");

    rest.post(path(id, verb)).isProblem(409, "run_ended");
    assertThat(rest.post(path(id, "cancel")).hasStatus(200).at("/state").asString())
        .isEqualTo("completed");
    assertThat(rows.intentOfRun(id))
        .containsEntry("wanted", "run")
        .containsEntry("wanted_version", 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume"})
  void doesNotUndoACancel(String verb) {
    try (Outage.Lasting noTemporal = outage.begin()) {
      String id = rest.startRun("{}");
      rest.post(path(id, "cancel")).hasStatus(202);

      rest.post(path(id, verb)).isProblem(409, "run_ended");
      assertThat(rows.intentOfRun(id)).containsEntry("wanted", "cancel");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume", "cancel"})
  void doesNotKnowARunThatIsNotThere(String verb) {
    assertThat(rest.post(path("nobody", verb)).isProblem(404, "not_found").at("/detail").asString())
        .isEqualTo("There is no run \"nobody\".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume", "cancel"})
  void saysWhatIsWrongWithAReason(String verb) {
    try (Outage.Lasting noTemporal = outage.begin()) {
      String id = rest.startRun("{}");

      assertThat(
              rest.post(path(id, verb), "{\"reason\": \"a\\u0000b\", \"because\": 1}")
                  .isProblem(400, "invalid_request")
                  .wrongFields())
          .containsExactly("reason", "because");
      rest.post(path(id, verb), "[]").isProblem(400, "invalid_json");
      assertThat(rows.intentOfRun(id)).containsEntry("wanted_version", 0);
    }
  }

  @Test
  void cancelsOneBattleAndPlaysTheOthers() {
    players.hold("single.1", CallPurpose.AGENT, 2);
    String id = rest.startRun("{\"runId\": \"single\", \"concurrency\": 1}");
    rest.awaitState("single.1", "running");

    rest.post("/api/battles/single.1/cancel", "{\"reason\": \"dull\"}").hasStatus(202);
    rest.post("/api/battles/single.3/cancel").hasStatus(202);
    players.release("single.1");
    Answer ended = rest.awaitRunState(id, "completed");

    assertThat(ended.at("/cancelled").asInt()).isEqualTo(2);
    assertThat(ended.at("/succeeded").asInt()).isEqualTo(1);
    assertThat(rows.intent("single.1")).containsEntry("wanted_reason", "dull");
    assertThat(rows.intentOfRun(id))
        .containsEntry("wanted", "run")
        .containsEntry("wanted_version", 0);
  }

  @Test
  void pausesOneBattleAndPlaysTheOthers() {
    players.hold("waits.1", CallPurpose.AGENT, 2);
    String id = rest.startRun("{\"runId\": \"waits\", \"concurrency\": 2}");
    rest.awaitState("waits.1", "running");

    rest.post("/api/battles/waits.1/pause").hasStatus(202);
    players.release("waits.1");
    rest.awaitState("waits.1", "paused");
    Answer status = rest.awaitRun(id, s -> s.at("/succeeded").asInt() == 2);

    assertThat(status.at("/state").asString()).isEqualTo("running");
    assertThat(status.at("/paused").asInt()).isEqualTo(1);
    rest.post("/api/battles/waits.1/resume").hasStatus(202);
    assertThat(rest.awaitRunState(id, "completed").at("/succeeded").asInt()).isEqualTo(3);
  }
}
