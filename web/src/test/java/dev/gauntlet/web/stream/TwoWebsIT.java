package dev.gauntlet.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.signal.Delta;
import dev.gauntlet.storage.signal.Deltas;
import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Bodies;
import dev.gauntlet.web.rest.EventReader;
import dev.gauntlet.web.rest.EventReader.Event;
import dev.gauntlet.web.rest.Players;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.web.rest.Rows;
import dev.gauntlet.web.rest.WebProcess;
import dev.gauntlet.workflows.CallPurpose;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RestTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoWebsIT {
  private static final int MOST_STREAMS = 2;

  private final Rest here;
  private final Players players;
  private final Rows rows;
  private final Deltas deltas;
  private final DataSource database;
  private final WorkflowServiceStubs temporal;
  private WebProcess second;
  private Rest there;

  TwoWebsIT(
      Rest here,
      Players players,
      Rows rows,
      Deltas deltas,
      DataSource database,
      WorkflowServiceStubs temporal) {
    this.here = here;
    this.players = players;
    this.rows = rows;
    this.deltas = deltas;
    this.database = database;
    this.temporal = temporal;
    this.second = start();
    this.there = second.rest();
  }

  private WebProcess start() {
    // A reader that has gone is noticed by a heartbeat that it does not take.
    return WebProcess.beside(
        database,
        temporal,
        "gauntlet.stream.max-open=" + MOST_STREAMS,
        "gauntlet.stream.heartbeat=200ms",
        "server.tomcat.connection-timeout=1s");
  }

  @BeforeAll
  void aWorkerThatLives() {
    rows.registerWorker();
  }

  /** Streams that another test has left hold their places until that is noticed. */
  @BeforeEach
  void nobodyReads() {
    Awaitility.await().until(() -> openStreams() == 0);
  }

  private double openStreams() {
    return second.part(MeterRegistry.class).get("gauntlet.streams.open").gauge().value();
  }

  @AfterAll
  void stop() {
    second.close();
  }

  private static List<Integer> positions(List<Event> events) {
    return events.stream().map(Event::id).filter(Objects::nonNull).map(Integer::valueOf).toList();
  }

  @Test
  void streamsThereWhatWasStartedHere() {
    players.hold("two.webs", CallPurpose.AGENT, 2);
    String id = here.start("{\"conversationId\": \"two.webs\"}");
    try (EventReader stream = there.stream("/api/stream/" + id)) {
      stream.await(event -> event.name().equals("message"));
      players.release(id);

      assertThat(stream.awaitEnd().getLast().name()).isEqualTo("end");
    }
  }

  @Test
  void losesAndDoublesNothingWhenOneOfThemStops() {
    players.hold("moves", CallPurpose.AGENT, 4);
    String id = here.start("{\"conversationId\": \"moves\"}");
    EventReader stream = there.stream("/api/stream/" + id);
    stream.await(event -> event.name().equals("judgement"));

    second.close();
    List<Event> before = stream.awaitEnd();
    assertThat(before).noneMatch(event -> event.name().equals("end"));
    String last = String.valueOf(positions(before).getLast());
    try (EventReader again = here.stream("/api/stream/" + id, "Last-Event-ID", last)) {
      players.release(id);
      List<Event> after = again.awaitEnd();

      int count = here.get("/api/battles/" + id + "/events").at("/nextAfter").asInt();
      assertThat(Stream.concat(positions(before).stream(), positions(after).stream()))
          .containsExactlyElementsOf(IntStream.rangeClosed(1, count).boxed().toList());
    }
    second = start();
    there = second.rest();
  }

  @Test
  void refusesMoreStreamsThanItHasRoomForUntilOneIsClosed() {
    players.hold("crowded", CallPurpose.AGENT, 2);
    String id = here.start("{\"conversationId\": \"crowded\"}");
    try (EventReader first = there.stream("/api/stream/" + id);
        EventReader other = there.stream("/api/stream/" + id)) {
      assertThat(List.of(first.status(), other.status())).containsOnly(200);

      Answer refused = there.get("/api/stream/" + id).isProblem(503, "too_many_streams");

      assertThat(refused.header("Retry-After")).isEqualTo("5");
      first.close();
      Awaitility.await()
          .untilAsserted(() -> {
            try (EventReader third = there.stream("/api/stream/" + id)) {
              assertThat(third.status()).isEqualTo(200);
            }
          });
      players.release(id);
    }
  }

  @Test
  void dropsReadersThatTakeNothing() {
    players.hold("taken", CallPurpose.AGENT, 2);
    String id = here.start("{\"conversationId\": \"taken\"}");
    String authority = there.authority();
    String path = "/api/stream/" + id;
    try (SilentReader one = SilentReader.of(authority, path);
        SilentReader other = SilentReader.of(authority, path)) {
      one.awaitFirstByte();
      other.awaitFirstByte();
      try (EventReader third = there.stream(path)) {
        assertThat(third.status()).isEqualTo(503);
      }
      String much = "x".repeat(100_000);

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> {
            deltas.send(List.of(new Delta(id, 2, 1, 0, much)));
            try (EventReader third = there.stream(path)) {
              assertThat(third.status()).isEqualTo(200);
            }
          });
      players.release(id);
    }
  }

  @ParameterizedTest
  @CsvSource({"/api/battles/start, conversationId", "/api/scale/start, runId"})
  void startOnceWhatBothAreAskedForAtOnce(String path, String idField) throws Exception {
    String body = path.contains("scale") ? Bodies.run("{}") : Bodies.start("{}");
    long before = path.contains("scale") ? rows.runs() : rows.battles();
    int times = 10;

    for (int i = 0; i < times; i++) {
      String key = idField + "-race-" + i;
      List<Answer> answers =
          atOnce(
              () -> here.post(path, body, "Idempotency-Key", key),
              () -> there.post(path, body, "Idempotency-Key", key),
              () -> here.post(path, body, "Idempotency-Key", key),
              () -> there.post(path, body, "Idempotency-Key", key));

      assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(202).contains(200);
      assertThat(answers.stream().map(answer -> answer.at("/" + idField).asString()).distinct())
          .hasSize(1);
    }

    assertThat(path.contains("scale") ? rows.runs() : rows.battles()).isEqualTo(before + times);
  }

  @SafeVarargs
  private static List<Answer> atOnce(Callable<Answer>... requests) throws Exception {
    CyclicBarrier together = new CyclicBarrier(requests.length);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers =
          Stream.of(requests)
              .map(request ->
                  callers.submit(() -> {
                    together.await();
                    return request.call();
                  }))
              .toList();
      List<Answer> all = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        all.add(answer.get());
      }
      return all;
    }
  }
}
