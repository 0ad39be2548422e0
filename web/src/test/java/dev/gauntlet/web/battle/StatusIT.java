package dev.gauntlet.web.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Outage;
import dev.gauntlet.web.rest.Players;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.workflows.CallPurpose;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@RestTest
class StatusIT {
  private final Rest rest;
  private final Players players;
  private final Outage outage;

  StatusIT(Rest rest, Players players, Outage outage) {
    this.rest = rest;
    this.players = players;
    this.outage = outage;
  }

  @Test
  void comesFromTheDatabaseBeforeTheFirstStep() {
    try (Outage.Lasting noTemporal = outage.begin()) {
      String id = rest.start("{\"conversationId\": \"before.start\", \"messageLimit\": 8}");

      Answer status = rest.get("/api/battles/" + id + "/status").hasStatus(200);

      assertThat(status.at("/jobId").asString()).isEqualTo("before.start");
      assertThat(status.at("/conversationId").asString()).isEqualTo("before.start");
      assertThat(status.at("/runId").isNull()).isTrue();
      assertThat(status.at("/state").asString()).isEqualTo("queued");
      assertThat(status.at("/source").asString()).isEqualTo("database");
      assertThat(status.at("/progress"))
          .hasToString(
              """
              {"step":0,"total":8,"messageCount":0,"percent":0,"lastMessageAt":null}\
              """);
      assertThat(status.at("/usage/costUsd").toString()).isEqualTo("0");
      assertThat(status.at("/activity/kind").asString()).isEqualTo("none");
      assertThat(status.at("/endedReason").isNull()).isTrue();
      assertThat(status.at("/lastJudgement").isNull()).isTrue();
    }
  }

  @Test
  void comesFromTheWorkflowWhileTheBattleRuns() {
    players.hold("under.way", CallPurpose.JUDGE, 4);
    String id = rest.start("{\"conversationId\": \"under.way\", \"messageLimit\": 8}");

    Answer status =
        rest.awaitStatus(
            id,
            s ->
                s.at("/progress/messageCount").asInt() == 4
                    && s.at("/activity/kind").asString().equals("judging"));

    assertThat(status.at("/source").asString()).isEqualTo("workflow");
    assertThat(status.at("/state").asString()).isEqualTo("running");
    assertThat(status.at("/progress/step").asInt()).isEqualTo(4);
    assertThat(status.at("/progress/total").asInt()).isEqualTo(8);
    assertThat(status.at("/progress/percent").asInt()).isEqualTo(50);
    assertThat(Instant.parse(status.at("/progress/lastMessageAt").asString()))
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(status.at("/lastJudgement")).hasToString("{\"seq\":2,\"verdict\":\"not_yet\"}");
    assertThat(status.at("/activity/attempt").asInt()).isEqualTo(1);
    assertThat(status.at("/activity/since").asString()).endsWith("Z");
    assertUsage(status.at("/usage"), 5, "0.0075");
    players.release(id);
    rest.awaitState(id, "completed");
  }

  @Test
  void comesFromTheDatabaseOnceTheBattleHasEnded() {
    String id = rest.start("{\"conversationId\": \"over\", \"messageLimit\": 8}");

    Answer status = rest.awaitState(id, "completed");

    assertThat(status.at("/source").asString()).isEqualTo("database");
    assertThat(status.at("/endedReason").asString()).isEqualTo("goal");
    assertThat(status.at("/progress/messageCount").asInt()).isEqualTo(4);
    assertThat(status.at("/progress/percent").asInt()).isEqualTo(100);
    assertThat(status.at("/lastJudgement")).hasToString("{\"seq\":4,\"verdict\":\"reached\"}");
    assertThat(status.at("/activity/kind").asString()).isEqualTo("none");
    assertUsage(status.at("/usage"), 6, "0.009");
  }

  private static void assertUsage(JsonNode usage, int calls, String costUsd) {
    assertThat(usage.at("/llmCalls").asInt()).isEqualTo(calls);
    assertThat(usage.at("/tokensIn").asInt()).isEqualTo(100 * calls);
    assertThat(usage.at("/tokensOut").asInt()).isEqualTo(10 * calls);
    assertThat(usage.at("/costUsd").toString()).isEqualTo(costUsd);
    assertThat(usage.at("/byPurpose/agent/costUsd").toString()).isEqualTo("0.003");
    assertThat(usage.at("/byPurpose/opponent/llmCalls").asInt()).isEqualTo(2);
    assertThat(usage.at("/byPurpose/judge/tokensOut").asInt()).isEqualTo((calls - 4) * 10);
    assertThat(usage.at("/callsRepeated").asInt()).isZero();
  }

  @Test
  void doesNotKnowACostWithoutAPrice() {
    String id = rest.start("{\"agent\": {\"model\": \"unpriced\"}}");

    Answer status = rest.awaitState(id, "completed");

    assertThat(status.at("/usage/costUsd").isNull()).isTrue();
    assertThat(status.at("/usage/byPurpose/judge/costUsd").isNull()).isTrue();
    assertThat(rest.get("/api/battles/" + id).at("/costUsd").isNull()).isTrue();
  }

  @Test
  void fallsBackToTheDatabaseWithinAMomentWhenTemporalIsSilent() {
    players.hold("silent", CallPurpose.AGENT, 2);
    String id = rest.start("{\"conversationId\": \"silent\"}");
    rest.awaitState(id, "running");

    try (Outage.Lasting noTemporal = outage.begin()) {
      long asked = System.nanoTime();
      Answer status = rest.get("/api/battles/" + id + "/status").hasStatus(200);

      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(4));
      assertThat(status.at("/source").asString()).isEqualTo("database");
      assertThat(status.at("/state").asString()).isEqualTo("running");
    }
    players.release(id);
  }

  @Test
  void saysThatAModelIsGenerating() {
    players.hold("generating", CallPurpose.AGENT, 2);
    String id = rest.start("{\"conversationId\": \"generating\"}");

    Answer status = awaitActivity(id, "generating");

    assertThat(status.at("/activity/attempt").asInt()).isEqualTo(1);
    assertThat(status.at("/activity/reason").isNull()).isTrue();
    players.release(id);
  }

  @Test
  void saysThatAStepBacksOffAndUntilWhen() {
    players.turnAway("throttled", CallPurpose.OPPONENT, 1);
    String id = rest.start("{\"conversationId\": \"throttled\"}");

    Answer status = awaitActivity(id, "backing_off");

    assertThat(status.at("/activity/reason").asString()).isEqualTo(Players.PATIENCE);
    assertThat(status.at("/activity/attempt").asInt()).isEqualTo(2);
    assertThat(Instant.parse(status.at("/activity/retryAt").asString()))
        .isAfter(Instant.now().plusSeconds(3_000));
    rest.post("/api/battles/" + id + "/cancel").hasStatus(202);
  }

  @Test
  void saysThatAStepIsQueuedWhenNobodyTakesIt() {
    String id =
        rest.start("{\"agent\": {\"provider\": \"openai\"}, \"conversationId\": \"waits\"}");

    Answer status = awaitActivity(id, "queued_behind_limit");

    assertThat(status.at("/state").asString()).isEqualTo("running");
    assertThat(status.at("/activity/reason").asString())
        .startsWith("No live worker serves the task queue gauntlet-provider-openai");
    rest.post("/api/battles/" + id + "/cancel").hasStatus(202);
    Answer ended = rest.awaitState(id, "cancelled");
    assertThat(ended.at("/endedReason").asString()).isEqualTo("manual");
    assertThat(ended.at("/endedBy").asString()).isEqualTo("api");
  }

  private Answer awaitActivity(String id, String kind) {
    return rest.awaitStatus(id, s -> s.at("/activity/kind").asString().equals(kind));
  }

  @Test
  void isNotThereForABattleThatIsNot() {
    rest.get("/api/battles/nobody/status").isProblem(404, "not_found");
  }
}
