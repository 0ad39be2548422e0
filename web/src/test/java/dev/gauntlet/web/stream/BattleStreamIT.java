package dev.gauntlet.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.signal.Delta;
import dev.gauntlet.storage.signal.Deltas;
import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.DatabaseOutage;
import dev.gauntlet.web.rest.EventReader;
import dev.gauntlet.web.rest.EventReader.Event;
import dev.gauntlet.web.rest.Players;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.workflows.CallPurpose;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RestTest
class BattleStreamIT {
  private final Rest rest;
  private final Players players;
  private final Deltas deltas;
  private final DatabaseOutage pool;

  BattleStreamIT(Rest rest, Players players, Deltas deltas, DatabaseOutage pool) {
    this.rest = rest;
    this.players = players;
    this.deltas = deltas;
    this.pool = pool;
  }

  private static List<Integer> positions(List<Event> events) {
    return events.stream().map(Event::id).filter(Objects::nonNull).map(Integer::valueOf).toList();
  }

  private List<Integer> allPositions(String id) {
    int last = rest.get("/api/battles/" + id + "/events").at("/nextAfter").asInt();
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void tellsABattleFromItsBeginningToItsEndAndCloses() {
    players.hold("told", CallPurpose.AGENT, 2);
    rest.start("{\"conversationId\": \"told\"}");

    try (EventReader stream = rest.stream("/api/stream/told")) {
      stream.await(event -> event.name().equals("message"));
      players.release("told");
      List<Event> events = stream.awaitEnd();

      assertThat(positions(events)).isEqualTo(allPositions("told"));
      assertThat(events.getFirst().name()).isEqualTo("status");
      assertThat(events.getFirst().data().at("/type").asString()).isEqualTo("started");
      Event second = events.stream().filter(e -> e.name().equals("message")).toList().get(1);
      assertThat(second.data().at("/message/content").asString()).isEqualTo("words 2");
      assertThat(second.data().at("/message/role").asString()).isEqualTo("assistant");
      assertThat(second.data().at("/message/judgement").isNull()).isTrue();
      Event verdict = events.stream().filter(e -> e.name().equals("judgement")).toList().get(1);
      assertThat(verdict.data().at("/seq").asInt()).isEqualTo(4);
      assertThat(verdict.data().at("/judgement/verdict").asString()).isEqualTo("reached");
      Event end = events.getLast();
      assertThat(end.name()).isEqualTo("end");
      assertThat(end.data().at("/data/endedReason").asString()).isEqualTo("goal");
      assertThat(end.data().at("/status/state").asString()).isEqualTo("completed");
      assertThat(end.data().at("/status/usage/llmCalls").asInt()).isEqualTo(6);
    }
  }

  @Test
  void isNotForCachesAndProxiesToHold() {
    String id = rest.start("{\"conversationId\": \"headers\"}");

    try (EventReader stream = rest.stream("/api/stream/" + id)) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
      assertThat(stream.header("Cache-Control")).isEqualTo("no-store, no-transform");
      assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
      assertThat(stream.header("Content-Encoding")).isEmpty();
      assertThat(stream.header("ETag")).isEmpty();
    }
  }

  @Test
  void goesOnBehindTheLastEventThatAReaderHas() {
    players.hold("resumed", CallPurpose.AGENT, 4);
    String id = rest.start("{\"conversationId\": \"resumed\"}");
    List<Event> before;
    try (EventReader stream = rest.stream("/api/stream/" + id)) {
      stream.await(event -> event.name().equals("judgement"));
      before = List.copyOf(stream.events());
    }
    String last = String.valueOf(positions(before).getLast());

    // A browser repeats the address, which says less than the header.
    try (EventReader stream =
        rest.stream("/api/stream/" + id + "?after=0", "Last-Event-ID", last)) {
      players.release(id);
      List<Event> after = stream.awaitEnd();

      assertThat(Stream.concat(positions(before).stream(), positions(after).stream()))
          .isEqualTo(allPositions(id));
      assertThat(after.getLast().name()).isEqualTo("end");
    }
  }

  @Test
  void tellsOfAnEndedBattleWhatFollowsAndThenNothing() {
    String id = rest.start("{\"conversationId\": \"ended.stream\"}");
    rest.awaitState(id, "completed");
    int last = allPositions(id).getLast();

    List<Event> rest2 = rest.stream("/api/stream/" + id + "?after=" + (last - 2)).awaitEnd();

    assertThat(positions(rest2)).containsExactly(last - 1, last);
    assertThat(rest2.getLast().name()).isEqualTo("end");
    rest.get("/api/stream/" + id + "?after=" + last).hasStatus(204);
    rest.get("/api/stream/" + id, "Last-Event-ID", String.valueOf(last)).hasStatus(204);
  }

  @Test
  void passesOnWhatIsBeingWrittenWithoutAnId() {
    players.hold("written", CallPurpose.AGENT, 2);
    String id = rest.start("{\"conversationId\": \"written\"}");
    try (EventReader stream = rest.stream("/api/stream/" + id)) {
      stream.await(event -> event.name().equals("message"));

      // The first message has been said whole, so its parts come too late.
      deltas.send(List.of(new Delta(id, 1, 1, 0, "late"), new Delta(id, 2, 1, 0, "wor")));

      Event delta = stream.await(event -> event.name().equals("delta"));
      assertThat(delta.id()).isNull();
      assertThat(delta.data())
          .hasToString("{\"seq\":2,\"request\":1,\"offset\":0,\"text\":\"wor\"}");
      players.release(id);
      assertThat(stream.awaitEnd()).filteredOn(e -> e.name().equals("delta")).hasSize(1);
    }
  }

  @Test
  void passesLongPartsOnInPieces() {
    players.hold("long.part", CallPurpose.AGENT, 2);
    String id = rest.start("{\"conversationId\": \"long.part\"}");
    String text = "\u00e4\ud83c\udfaf\"\n".repeat(1_000);
    try (EventReader stream = rest.stream("/api/stream/" + id)) {
      stream.await(event -> event.name().equals("message"));

      deltas.send(List.of(new Delta(id, 2, 1, 0, text)));

      Awaitility.await().untilAsserted(() -> assertThat(written(stream)).isEqualTo(text));
      players.release(id);
    }
  }

  private static String written(EventReader stream) {
    StringBuilder text = new StringBuilder();
    for (Event event : stream.events()) {
      if (event.name().equals("delta")) {
        assertThat(event.data().at("/offset").asInt()).isEqualTo(text.length());
        text.append(event.data().at("/text").asString());
      }
    }
    return text.toString();
  }

  @Test
  void saysThatItIsThereWhileNothingHappens() {
    players.hold("quiet", CallPurpose.AGENT, 2);
    String id = rest.start("{\"conversationId\": \"quiet\"}");
    try (EventReader stream = rest.stream("/api/stream/" + id)) {
      Awaitility.await().until(() -> stream.comments() >= 2);

      assertThat(stream.isOver()).isFalse();
      players.release(id);
    }
  }

  @Test
  void holdsNobodyUpForAReaderThatDoesNotRead() {
    players.hold("slow", CallPurpose.AGENT, 2);
    String id = rest.start("{\"conversationId\": \"slow\"}");
    try (SilentReader silent = SilentReader.of(rest.authority(), "/api/stream/" + id);
        EventReader stream = rest.stream("/api/stream/" + id)) {
      stream.await(event -> event.name().equals("message"));
      silent.awaitFirstByte();
      String much = "x".repeat(1_000_000);
      for (int i = 0; i < 12; i++) {
        deltas.send(List.of(new Delta(id, 2, 1, 0, much)));
      }
      players.release(id);

      assertThat(stream.awaitEnd().getLast().name()).isEqualTo("end");
    }
  }

  @Test
  void holdsNoConnectionToTheDatabaseWhileNothingHappens() {
    players.hold("idle", CallPurpose.AGENT, 2);
    String id = rest.start("{\"conversationId\": \"idle\"}");
    List<EventReader> streams =
        Stream.generate(() -> rest.stream("/api/stream/" + id)).limit(4L * pool.size()).toList();
    try {
      for (EventReader stream : streams) {
        stream.await(event -> event.name().equals("message"));
      }

      // One hears the notifications.
      Awaitility.await().untilAsserted(() -> assertThat(pool.active()).isLessThanOrEqualTo(1));
      assertThat(streams).noneMatch(EventReader::isOver);
      players.release(id);
      assertThat(streams)
          .allSatisfy(s -> assertThat(s.awaitEnd().getLast().name()).isEqualTo("end"));
    } finally {
      streams.forEach(EventReader::close);
    }
  }

  @Test
  void opensNoStreamForWhoAsksForTheHeadersAlone() {
    players.hold("head", CallPurpose.AGENT, 2);
    String id = rest.start("{\"conversationId\": \"head\"}");

    Answer answer =
        rest.send("HEAD", "/api/stream/" + id, HttpRequest.BodyPublishers.noBody()).hasStatus(200);

    assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
    players.release(id);
  }

  @Test
  void isNotThereForABattleThatIsNot() {
    rest.get("/api/stream/nobody", "Accept", "text/event-stream").isProblem(404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "1.5", "99999999999"})
  void refusesAPositionThatIsNone(String position) {
    String id = rest.start("{}");

    assertThat(
            rest.get("/api/stream/" + id, "Last-Event-ID", position)
                .isProblem(400, "invalid_request")
                .wrongFields())
        .containsExactly("Last-Event-ID");
    assertThat(
            rest.get("/api/stream/" + id + "?after=" + position)
                .isProblem(400, "invalid_request")
                .wrongFields())
        .containsExactly("after");
  }
}
