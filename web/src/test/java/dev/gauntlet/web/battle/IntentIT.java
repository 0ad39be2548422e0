package dev.gauntlet.web.battle;

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

/** Pausing, resuming and cancelling. */
@RestTest
class IntentIT {
  private final Rest rest;
  private final Rows rows;
  private final Players players;
  private final Outage outage;

  IntentIT(Rest rest, Rows rows, Players players, Outage outage) {
    this.rest = rest;
    this.rows = rows;
    this.players = players;
    this.outage = outage;
  }

  private static String path(String id, String verb) {
    return "/api/battles/" + id + "/" + verb;
  }

  private String unplayed() {
    try (Outage.Lasting noTemporal = outage.begin()) {
      return rest.start("{}");
    }
  }

  @ParameterizedTest
  @CsvSource({"pause,pause", "resume,run", "cancel,cancel"})
  void writesTheIntentDownAlsoWhenTemporalIsAway(String verb, String wanted) {
    try (Outage.Lasting noTemporal = outage.begin()) {
      String id = rest.start("{}");

      Answer answer = rest.post(path(id, verb), "{\"reason\": \"lunch\"}").hasStatus(202);

      assertThat(answer.at("/conversationId").asString()).isEqualTo(id);
      assertThat(answer.at("/state").asString()).isEqualTo("queued");
      assertThat(rows.intent(id))
          .containsEntry("wanted", wanted)
          .containsEntry("wanted_by", "api")
          .containsEntry("wanted_reason", "lunch")
          .containsEntry("wanted_version", 1);
    }
  }

  @Test
  void holdsABattleAndLetsItGoOn() {
    players.hold("held", CallPurpose.AGENT, 2);
    String id = rest.start("{\"conversationId\": \"held\"}");
    rest.awaitState(id, "running");

    rest.post(path(id, "pause"), "{\"reason\": \"lunch\"}").hasStatus(202);
    players.release(id);
    Answer paused = rest.awaitState(id, "paused");

    assertThat(paused.at("/source").asString()).isEqualTo("workflow");
    assertThat(paused.at("/activity/kind").asString()).isEqualTo("paused");
    assertThat(paused.at("/activity/reason").asString()).isEqualTo("paused by api: lunch");
    try (Outage.Lasting noTemporal = outage.begin()) {
      Answer stored = rest.get(path(id, "status"));
      assertThat(stored.at("/source").asString()).isEqualTo("database");
      assertThat(stored.at("/activity/reason").asString()).isEqualTo("paused by api: lunch");
    }
    rest.post(path(id, "resume")).hasStatus(202);
    assertThat(rest.awaitState(id, "completed").at("/endedReason").asString()).isEqualTo("goal");
  }

  @Test
  void cancelsABattleOnce() {
    players.hold("cancelled", CallPurpose.AGENT, 2);
    String id = rest.start("{\"conversationId\": \"cancelled\"}");
    rest.awaitState(id, "running");

    rest.post(path(id, "cancel"), "{\"reason\": \"enough\"}").hasStatus(202);
    Answer ended = rest.awaitState(id, "cancelled");

    assertThat(ended.at("/endedReason").asString()).isEqualTo("manual");
    assertThat(ended.at("/endedBy").asString()).isEqualTo("api");
    rest.post(path(id, "cancel"), "{\"reason\": \"more than enough\"}").hasStatus(200);
    assertThat(rows.intent(id)).containsEntry("wanted_reason", "enough");
    assertThat(rest.get(path(id, "status")).text()).isEqualTo(ended.text());
    players.release(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume"})
  void doesNotMoveABattleThatHasEnded(String verb) {
    String id = rest.start("{}");
    rest.awaitState(id, "completed");

    rest.post(path(id, verb)).isProblem(409, "battle_ended");
    assertThat(rest.post(path(id, "cancel")).hasStatus(200).at("/state").asString())
        .isEqualTo("completed");
    assertThat(rows.intent(id)).containsEntry("wanted", "run").containsEntry("wanted_version", 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume"})
  void doesNotUndoACancel(String verb) {
    try (Outage.Lasting noTemporal = outage.begin()) {
      String id = rest.start("{}");
      rest.post(path(id, "cancel")).hasStatus(202);

      rest.post(path(id, verb)).isProblem(409, "battle_ended");
      assertThat(rows.intent(id)).containsEntry("wanted", "cancel");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume", "cancel"})
  void doesNotKnowABattleThatIsNotThere(String verb) {
    rest.post(path("nobody", verb)).isProblem(404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"reason\": null}", "{\"reason\": \"\"}", "{\"reason\": \" \\n\"}"})
  void needsNoReason(String body) {
    String id = unplayed();

    rest.post(path(id, "pause"), body).hasStatus(202);

    assertThat(rows.intent(id)).containsEntry("wanted_reason", null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"reason\": \"a\\u0000b\"}",
        "{\"reason\": \"a\\u001b[2J\"}",
        "{\"reason\": \"a\\u009b2J\"}",
        "{\"reason\": \"a\\udc00\"}",
        "{\"reason\": 5}",
        "{\"reason\": [\"a\"]}",
        "{\"reason\": {}}"
      })
  void saysWhatIsWrongWithAReason(String body) {
    String id = unplayed();

    for (String verb : new String[] {"pause", "resume", "cancel"}) {
      assertThat(rest.post(path(id, verb), body).isProblem(400, "invalid_request").wrongFields())
          .containsExactly("reason");
    }
    assertThat(rows.intent(id)).containsEntry("wanted_version", 0);
  }

  @Test
  void takesAReasonOf200CharactersAndNoMore() {
    String id = unplayed();
    String reason = "é".repeat(200);

    rest.post(path(id, "pause"), "{\"reason\": \"" + reason + "x\"}")
        .isProblem(400, "invalid_request");
    rest.post(path(id, "pause"), "{\"reason\": \"" + reason + "\"}").hasStatus(202);

    assertThat(rows.intent(id)).containsEntry("wanted_reason", reason);
  }

  @Test
  void rejectsOtherFieldsAndWhatIsNoObject() {
    String id = unplayed();

    Answer answer = rest.post(path(id, "cancel"), "{\"because\": \"x\", \"reason\": 1}");

    assertThat(answer.isProblem(400, "invalid_request").wrongFields())
        .containsExactlyInAnyOrder("because", "reason");
    rest.post(path(id, "cancel"), "[]").isProblem(400, "invalid_json");
    rest.post(path(id, "cancel"), "{").isProblem(400, "invalid_json");
  }
}
