package dev.gauntlet.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.EventReader;
import dev.gauntlet.web.rest.EventReader.Event;
import dev.gauntlet.web.rest.Players;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.workflows.CallPurpose;
import java.util.List;
import org.junit.jupiter.api.Test;

@RestTest
class RunStreamIT {
  private final Rest rest;
  private final Players players;

  RunStreamIT(Rest rest, Players players) {
    this.rest = rest;
    this.players = players;
  }

  @Test
  void tellsHowARunStandsAsItChangesAndThenItsEnd() {
    players.hold("run.told.1", CallPurpose.AGENT, 2);
    String id = rest.startRun("{\"runId\": \"run.told\", \"runCount\": 3}");
    try (EventReader stream = rest.stream("/api/stream/runs/" + id)) {
      Event almost = stream.await(event -> event.data().at("/completed").asInt() == 2);
      assertThat(almost.name()).isEqualTo("status");
      assertThat(almost.data().at("/running").asInt()).isEqualTo(1);
      players.release("run.told.1");

      List<Event> events = stream.awaitEnd();

      Event end = events.getLast();
      assertThat(end.name()).isEqualTo("end");
      assertThat(end.data().at("/state").asString()).isEqualTo("completed");
      assertThat(end.data().at("/succeeded").asInt()).isEqualTo(3);
      assertThat(events.stream().map(event -> event.data().toString())).doesNotHaveDuplicates();
      String mark = String.valueOf(end.id());
      rest.get("/api/stream/runs/" + id, "Last-Event-ID", mark).hasStatus(204);
    }
  }

  @Test
  void tellsTheEndOfARunThatHasEnded() {
    String id = rest.playRun("{\"runId\": \"run.over\", \"runCount\": 1}");

    List<Event> events = rest.stream("/api/stream/runs/" + id).awaitEnd();

    assertThat(events).hasSize(1);
    assertThat(events.getFirst().name()).isEqualTo("end");
  }

  @Test
  void isNotThereForARunThatIsNot() {
    rest.get("/api/stream/runs/nobody", "Accept", "text/event-stream").isProblem(404, "not_found");
  }
}
