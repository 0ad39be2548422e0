package dev.gauntlet.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Players;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.workflows.CallPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What ran when, over REST. */
@RestTest
class TimelineIT {
  private final Rest rest;
  private final Players players;

  TimelineIT(Rest rest, Players players) {
    this.rest = rest;
    this.players = players;
  }

  private static List<JsonNode> of(Answer timeline, String id) {
    return timeline
        .hasStatus(200)
        .at("/intervals")
        .valueStream()
        .filter(interval -> interval.path("id").asString().equals(id))
        .toList();
  }

  private static List<String> kinds(List<JsonNode> intervals) {
    return intervals.stream().map(interval -> interval.path("kind").asString()).toList();
  }

  @Test
  void showsTheLastDayWithWhatWasPlayedAndWhatGoesOn() {
    String run = rest.playRun("{\"runCount\": 1}");
    players.turnAway("timeline-waits", CallPurpose.AGENT, 2);
    String waits = rest.start("{\"conversationId\": \"timeline-waits\"}");
    rest.awaitStatus(waits, status -> status.at("/activity/kind").asString().equals("backing_off"));

    Answer timeline = rest.get("/api/timeline?limit=2000");

    List<JsonNode> whole = of(timeline, run);
    assertThat(kinds(whole)).containsExactlyInAnyOrder("run", "queued");
    assertThat(kinds(of(timeline, run + ".1"))).containsExactlyInAnyOrder("battle", "queued");
    JsonNode played = of(timeline, run + ".1").getFirst();
    assertThat(played.path("runId").asString()).isEqualTo(run);
    assertThat(played.path("state").asString()).isEqualTo("completed");
    assertThat(played.path("endedReason").asString()).isEqualTo("goal");
    assertThat(played.path("goal").asString())
        .isEqualTo(rest.get("/api/battles/" + run + ".1").at("/spec/goal").asString());
    assertThat(played.at("/agent/model").isString()).isTrue();
    assertThat(Instant.parse(played.path("to").asString()))
        .isAfterOrEqualTo(Instant.parse(played.path("from").asString()));
    List<JsonNode> open = of(timeline, waits);
    assertThat(kinds(open)).contains("battle", "queued", "backing_off");
    assertThat(open)
        .filteredOn(interval -> !interval.path("kind").asString().equals("queued"))
        .allSatisfy(interval -> assertThat(interval.path("to").isNull()).isTrue());
    assertThat(timeline.at("/truncated").asBoolean()).isFalse();
    assertThat(
            Duration.between(
                Instant.parse(timeline.at("/from").asString()),
                Instant.parse(timeline.at("/to").asString())))
        .isEqualTo(Duration.ofDays(1));
    rest.post("/api/battles/" + waits + "/cancel").hasStatus(202);
  }

  @Test
  void showsNothingOfAnotherTime() {
    rest.start("{}");

    Answer timeline = rest.get("/api/timeline?from=2020-01-01T00:00:00Z&to=2020-01-31T00:00:00Z");

    assertThat(timeline.hasStatus(200).at("/intervals")).isEmpty();
    assertThat(timeline.at("/from").asString()).isEqualTo("2020-01-01T00:00:00Z");
  }

  @Test
  void saysThatThereIsMore() {
    rest.playRun("{\"runCount\": 2}");

    Answer timeline = rest.get("/api/timeline?limit=1").hasStatus(200);

    assertThat(timeline.at("/intervals")).hasSize(1);
    assertThat(timeline.at("/truncated").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=yesterday|from|must be a time such as 2026-11-24T12:00:00Z.",
        "to=2026-11-24|to|must be a time such as 2026-11-24T12:00:00Z.",
        "to=%2B99999-01-01T00:00:00Z|to|must be a time such as 2026-11-24T12:00:00Z.",
        "from=2026-02-02T00:00:00Z&to=2026-02-01T00:00:00Z|from|must be before to, which is"
            + " 2026-02-01T00:00:00Z.",
        "from=2026-02-01T00:00:00Z&to=2026-02-01T00:00:00Z|from|must be before to, which is"
            + " 2026-02-01T00:00:00Z.",
        "from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:01Z|from|must be at most 31 days before to,"
            + " which is 2026-02-01T00:00:01Z.",
        "limit=0|limit|must be between 1 and 2000, but is 0.",
        "limit=2001|limit|must be between 1 and 2000, but is 2001."
      })
  void saysWhatIsWrong(String query, String field, String message) {
    Answer answer = rest.get("/api/timeline?" + query).isProblem(400, "invalid_request");

    assertThat(answer.wrongFields()).containsExactly(field);
    assertThat(answer.at("/errors/0/message").asString()).isEqualTo(message);
  }

  @Test
  void namesAllThatIsWrongAtOnce() {
    assertThat(
            rest.get("/api/timeline?from=x&to=y&limit=0")
                .isProblem(400, "invalid_request")
                .wrongFields())
        .containsExactlyInAnyOrder("from", "to", "limit");
  }
}
