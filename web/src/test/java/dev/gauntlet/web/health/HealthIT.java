package dev.gauntlet.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.worker.ProviderState.Condition;
import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.DatabaseOutage;
import dev.gauntlet.web.rest.Outage;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.web.rest.Rows;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RestTest
class HealthIT {
  private static final String HEALTH = "/api/queue/health";

  private final Rest rest;
  private final Rows rows;
  private final Outage temporal;
  private final DatabaseOutage database;

  HealthIT(Rest rest, Rows rows, Outage temporal, DatabaseOutage database) {
    this.rest = rest;
    this.rows = rows;
    this.temporal = temporal;
    this.database = database;
  }

  @BeforeEach
  void twoWorkersLive() {
    rows.forgetWorkers();
    rows.registerWorker();
    rows.registerWorkerForOpenAi("worker-2", Condition.OK, 40);
  }

  @AfterEach
  void oneWorkerLives() {
    rows.forgetWorkers();
    rows.registerWorker();
  }

  @Test
  void allIsWellWhileEverythingAnswersAndEveryProviderIsServed() {
    String id = rest.start("{}");
    rest.awaitState(id, "completed");

    Answer health = rest.get(HEALTH).hasStatus(200);

    assertThat(health.at("/status").asString()).isEqualTo("ok");
    assertThat(health.at("/advice").isNull()).isTrue();
    assertThat(health.at("/mode").asString()).isEqualTo("cluster");
    assertThat(health.at("/links/temporal").asString())
        .isEqualTo("http://127.0.0.1:8233/namespaces/default/workflows");
    assertThat(health.at("/temporal/reachable").asBoolean()).isTrue();
    assertThat(health.at("/temporal/latencyMs").asLong()).isNotNegative();
    assertThat(health.at("/database/reachable").asBoolean()).isTrue();
    assertThat(health.at("/workers")).hasSize(2);
    assertThat(health.at("/workers/0/identity").asString()).isEqualTo("test");
    assertThat(health.at("/workers/0/heartbeatAgeSeconds").asDouble()).isBetween(0.0, 19.9);
    assertThat(health.at("/workers/0/taskQueues"))
        .hasToString("[\"gauntlet-battles\",\"gauntlet-provider-simulated\"]");
    assertThat(health.at("/counts/completed").asLong()).isPositive();
    assertThat(health.at("/counts/waiting_for_human").asLong()).isZero();
    assertThat(health.at("/providers/0"))
        .hasToString(
            """
            {"name":"simulated","state":"ok","served":true,"requestsPerMinute":3,"limitPerMinute":null}\
            """);
  }

  @Test
  void aProviderIsAsTheWorstWorkerFindsItAndItsRequestsAreAddedUp() {
    rows.registerWorkerForOpenAi("worker-3", Condition.OPEN, 2);

    Answer health = rest.get(HEALTH).hasStatus(200);

    assertThat(health.at("/status").asString()).isEqualTo("degraded");
    assertThat(health.at("/advice").asString()).contains("openai", "again and again");
    assertThat(health.at("/providers/1"))
        .hasToString(
            """
            {"name":"openai","state":"open","served":true,"requestsPerMinute":42,"limitPerMinute":600}\
            """);
  }

  @Test
  void aProviderThatNobodyServesIsNamed() {
    rows.stopWorker("worker-2");

    Answer health = rest.get(HEALTH).hasStatus(200);

    assertThat(health.at("/status").asString()).isEqualTo("degraded");
    assertThat(health.at("/advice").asString()).startsWith("No live worker").contains("openai");
    assertThat(health.at("/providers/1/served").asBoolean()).isFalse();
    assertThat(health.at("/workers")).hasSize(1);
  }

  @Test
  void withoutALiveWorkerNothingGoesOn() {
    rows.silence(21);

    Answer health = rest.get(HEALTH).hasStatus(503);

    assertThat(health.at("/status").asString()).isEqualTo("down");
    assertThat(health.at("/advice").asString()).contains("No worker", "start one");
    assertThat(health.at("/workers")).isEmpty();
    assertThat(health.at("/temporal/reachable").asBoolean()).isTrue();
  }

  @Test
  void withoutAWorkerThatPlaysBattlesNothingGoesOn() {
    rows.stopWorker("worker-1");

    Answer health = rest.get(HEALTH).hasStatus(503);

    assertThat(health.at("/status").asString()).isEqualTo("down");
    assertThat(health.at("/advice").asString()).startsWith("No worker that plays battles");
    assertThat(health.at("/workers")).hasSize(1);
  }

  @Test
  void countsTheBattlesInEveryState() {
    Answer health = rest.get(HEALTH).hasStatus(200);

    assertThat(health.at("/counts").propertyNames())
        .containsExactly(
            "queued", "running", "paused", "waiting_for_human", "completed", "failed", "cancelled");
    assertThat(health.at("/estimatedCounts")).isEmpty();
    assertThat(health.at("/counts").valueStream().mapToLong(count -> count.asLong()).sum())
        .isEqualTo(rows.battles());
  }

  @Test
  void withoutTemporalNothingGoesOn() {
    try (Outage.Lasting noTemporal = temporal.begin()) {
      Answer health = soon();

      assertThat(health.at("/status").asString()).isEqualTo("down");
      assertThat(health.at("/advice").asString()).startsWith("Temporal does not answer");
      assertThat(health.at("/temporal/reachable").asBoolean()).isFalse();
      assertThat(health.at("/temporal/latencyMs").isNull()).isTrue();
      assertThat(health.at("/database/reachable").asBoolean()).isTrue();
    }
    rest.get(HEALTH).hasStatus(200);
  }

  @Test
  void withoutTheDatabaseNothingGoesOn() {
    try (Outage.Lasting noDatabase = database.refuse()) {
      assertNoDatabase(soon());
    }
    rest.get(HEALTH).hasStatus(200);
  }

  @Test
  void aDatabaseThatHangsHoldsUpNobody() {
    try (Outage.Lasting noDatabase = database.hang()) {
      assertNoDatabase(soon());
    }
    rest.get(HEALTH).hasStatus(200);
  }

  private Answer soon() {
    long asked = System.nanoTime();
    Answer health = rest.get(HEALTH).hasStatus(503);
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(6));
    return health;
  }

  private static void assertNoDatabase(Answer health) {
    assertThat(health.at("/status").asString()).isEqualTo("down");
    assertThat(health.at("/advice").asString()).startsWith("The database does not answer");
    assertThat(health.at("/database/reachable").asBoolean()).isFalse();
    assertThat(health.at("/temporal/reachable").asBoolean()).isTrue();
    assertThat(health.at("/counts").isNull()).isTrue();
  }
}
