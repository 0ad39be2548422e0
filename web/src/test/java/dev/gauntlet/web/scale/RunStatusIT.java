package dev.gauntlet.web.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Outage;
import dev.gauntlet.web.rest.Players;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@RestTest
class RunStatusIT {
  private final Rest rest;
  private final Players players;
  private final Outage outage;
  private final BattleProgress progress;

  RunStatusIT(Rest rest, Players players, Outage outage, BattleProgress progress) {
    this.rest = rest;
    this.players = players;
    this.outage = outage;
    this.progress = progress;
  }

  private Answer status(String id) {
    return rest.get("/api/scale/" + id + "/status").hasStatus(200);
  }

  @Test
  void comesFromTheDatabaseBeforeTheFirstStep() {
    try (Outage.Lasting noTemporal = outage.begin()) {
      String id = rest.startRun("{\"runId\": \"waiting\", \"budgetUsd\": 2.5, \"concurrency\": 2}");

      Answer status = status(id);

      assertThat(status.at("/runId").asString()).isEqualTo("waiting");
      assertThat(status.at("/state").asString()).isEqualTo("queued");
      assertThat(status.at("/source").asString()).isEqualTo("database");
      assertThat(status.at("/progress")).hasToString("{\"completed\":0,\"total\":3,\"percent\":0}");
      assertThat(status.at("/queued").asInt()).isEqualTo(3);
      assertThat(status.at("/concurrency").asInt()).isEqualTo(2);
      assertThat(status.at("/budgetUsd").toString()).isEqualTo("2.5");
      assertThat(status.at("/usage/costUsd").toString()).isEqualTo("0");
      for (String unknown :
          List.of("battlesPerMinute", "etaSeconds", "error", "endedBy", "reason", "startedAt")) {
        assertThat(status.at("/" + unknown).isNull()).as(unknown).isTrue();
      }
    }
  }

  @Test
  void comesFromTheWorkflowWhileTheRunIsPlayed() {
    players.hold("played.2", CallPurpose.AGENT, 2);
    players.hold("played.3", CallPurpose.AGENT, 2);
    String id = rest.startRun("{\"runId\": \"played\", \"concurrency\": 2}");

    Answer status =
        rest.awaitRun(id, s -> s.at("/succeeded").asInt() == 1 && s.at("/running").asInt() == 2);

    assertThat(status.at("/state").asString()).isEqualTo("running");
    assertThat(status.at("/source").asString()).isEqualTo("workflow");
    assertThat(status.at("/progress")).hasToString("{\"completed\":1,\"total\":3,\"percent\":33}");
    assertThat(status.at("/startedAt").isNull()).isFalse();
    assertThat(status.at("/etaSeconds").isNull()).isTrue();

    try (Outage.Lasting noTemporal = outage.begin()) {
      long asked = System.nanoTime();
      Answer stored = status(id);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(4));
      assertThat(stored.at("/source").asString()).isEqualTo("database");
      assertThat(stored.at("/state").asString()).isEqualTo("running");
      assertThat(stored.at("/running").asInt()).isEqualTo(2);
    }
    players.release("played.2");
    players.release("played.3");
    rest.awaitRunState(id, "completed");
  }

  @Test
  void tellsHowFastBattlesEndAndHowLongTheRestTakes() {
    for (int i = 3; i <= 4; i++) {
      players.hold("paced." + i, CallPurpose.AGENT, 2);
    }
    String id = rest.startRun("{\"runId\": \"paced\", \"runCount\": 4, \"concurrency\": 4}");

    Answer status = rest.awaitRun(id, s -> !s.at("/etaSeconds").isNull());

    assertThat(status.at("/battlesPerMinute").asDouble()).isPositive();
    assertThat(status.at("/etaSeconds").asDouble())
        .isGreaterThanOrEqualTo(Math.floor(2 * 60 / status.at("/battlesPerMinute").asDouble()));
    rest.post("/api/scale/" + id + "/pause").hasStatus(202);
    Answer paused = rest.awaitRunState(id, "paused");
    assertThat(paused.at("/etaSeconds").isNull()).isTrue();
    rest.post("/api/scale/" + id + "/cancel").hasStatus(202);
    players.release("paced.3");
    players.release("paced.4");
    rest.awaitRunState(id, "cancelled");
  }

  @Test
  void saysHowAnEndedRunEndedAndWhatItUsed() {
    String id = rest.startRun("{\"runId\": \"ended\"}");

    Answer status = rest.awaitRunState(id, "completed");

    assertThat(status.at("/source").asString()).isEqualTo("database");
    assertThat(status.at("/progress")).hasToString("{\"completed\":3,\"total\":3,\"percent\":100}");
    assertThat(status.at("/succeeded").asInt()).isEqualTo(3);
    assertThat(status.at("/running").asInt()).isZero();
    assertThat(status.at("/usage/llmCalls").asInt()).isEqualTo(18);
    assertThat(status.at("/usage/costUsd").toString()).isEqualTo("0.027");
    assertThat(status.at("/usage/byPurpose/agent/costUsd").toString()).isEqualTo("0.009");
    assertThat(status.at("/endedAt").isNull()).isFalse();
    assertThat(status.at("/battlesPerMinute").isNull()).isTrue();
    assertThat(status.at("/etaSeconds").isNull()).isTrue();
  }

  @Test
  void doesNotKnowACostWithoutAPrice() {
    String id = rest.startRun("{\"battle\": {\"agent\": {\"model\": \"unpriced\"}}}");

    Answer status = rest.awaitRunState(id, "completed");

    assertThat(status.at("/usage/costUsd").isNull()).isTrue();
    assertThat(rest.get("/api/scale/" + id).at("/costUsd").isNull()).isTrue();
  }

  @Test
  void countsTheSameAsTheListsDo() {
    try (Outage.Lasting noTemporal = outage.begin()) {
      String id =
          rest.startRun(
              "{\"runId\": \"counted\", \"runCount\": 12, \"tags\": {\"of\": \"counts\"}}");
      end(1, EndedReason.GOAL);
      end(2, EndedReason.GOAL);
      end(3, EndedReason.LIMIT);
      end(4, EndedReason.ABANDONED);
      end(5, EndedReason.BUDGET);
      end(6, EndedReason.TIMEOUT);
      end(7, EndedReason.ERROR);
      end(8, EndedReason.MANUAL);
      progress.begin("counted.09");

      Answer status = status(id);
      Answer listed = rest.get("/api/scale?tag=of:counts").hasStatus(200);
      Answer one = rest.get("/api/scale/" + id).hasStatus(200);

      for (String count :
          List.of(
              "completed", "total", "succeeded", "missed", "uncovered", "failed", "cancelled")) {
        assertThat(listed.at("/items/0/" + count)).isEqualTo(status.at("/" + count));
        assertThat(one.at("/" + count)).isEqualTo(status.at("/" + count));
      }
      assertThat(status.at("/completed").asInt()).isEqualTo(8);
      assertThat(status.at("/progress/percent").asInt()).isEqualTo(66);
      assertCount(status, "succeeded", "endedReason=goal");
      assertCount(status, "missed", "endedReason=limit", "endedReason=abandoned");
      assertCount(status, "uncovered", "endedReason=budget", "endedReason=timeout");
      assertCount(status, "failed", "endedReason=error");
      assertCount(status, "cancelled", "endedReason=manual");
      assertCount(status, "queued", "state=queued");
      assertCount(status, "running", "state=running");
      assertCount(status, "paused", "state=paused");
    }
  }

  private void end(int number, EndedReason reason) {
    FailureType failure = reason == EndedReason.ERROR ? FailureType.INTERNAL : null;
    progress.end("counted.%02d".formatted(number), new Ending(reason, failure, "so", null));
  }

  private void assertCount(Answer status, String count, String... queries) {
    int inRun = 0;
    int inAll = 0;
    for (String query : queries) {
      inRun += items("/api/scale/counted/battles?" + query);
      inAll += items("/api/battles?runId=counted&" + query);
    }
    assertThat(inRun).as(count).isEqualTo(status.at("/" + count).asInt()).isEqualTo(inAll);
  }

  private int items(String path) {
    return rest.get(path).hasStatus(200).json().path("items").size();
  }

  @Test
  void answersAllWhoAskAtOnce() throws Exception {
    players.hold("polled.1", CallPurpose.AGENT, 2);
    String id = rest.startRun("{\"runId\": \"polled\", \"runCount\": 1}");
    rest.awaitRun(id, s -> s.at("/running").asInt() == 1);

    try (ExecutorService pollers = Executors.newVirtualThreadPerTaskExecutor();
        Outage.Lasting noTemporal = outage.begin()) {
      long asked = System.nanoTime();
      List<Future<Answer>> answers =
          Stream.generate(() -> pollers.submit(() -> status(id))).limit(40).toList();
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().at("/running").asInt()).isEqualTo(1);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(6));
    }
    players.release("polled.1");
    rest.awaitRunState(id, "completed");
  }

  @Test
  void isNotThereForARunThatIsNot() {
    Answer answer = rest.get("/api/scale/nobody/status").isProblem(404, "not_found");

    assertThat(answer.at("/detail").asString()).isEqualTo("There is no run \"nobody\".");
  }
}
