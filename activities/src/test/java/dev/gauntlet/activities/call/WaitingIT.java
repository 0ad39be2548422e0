package dev.gauntlet.activities.call;

import static dev.gauntlet.activities.Stage.agentTurn;
import static dev.gauntlet.activities.Stage.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.Stage;
import dev.gauntlet.activities.limit.ProviderLimits;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.workflows.StepDetails;
import dev.gauntlet.workflows.battle.TurnActivities;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingIT {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
  private Stage stage = new Stage();

  @BeforeEach
  @AfterEach
  void closeTheStage() {
    stage.close();
  }

  @AfterEach
  void close() {
    temporal.close();
  }

  /** A provider that has just taken the one request for now. */
  private TurnActivities afterOneRequest(int perMinute) {
    stage = new Stage(new ProviderLimits(100, perMinute, null, PATIENCE));
    stage.server.answerWith(request -> Reply.text("On its way."));
    temporal.registerActivitiesImplementations(stage.turns);
    TurnActivities turns =
        temporal.newActivityStub(
            TurnActivities.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(90))
                .setHeartbeatTimeout(Duration.ofSeconds(2))
                .build());
    turns.speak(agentTurn(stage.battle()));
    return turns;
  }

  @Test
  void whoComesBackLeavesNoTraceInTheJournal() {
    TurnActivities turns = afterOneRequest(1);
    String battle = stage.battle();

    ApplicationFailure failure = failureOf(() -> turns.speak(agentTurn(battle)));

    assertThat(failure.getType()).isEqualTo("RATE_LIMITED");
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getNextRetryDelay())
        .isBetween(Duration.ofSeconds(28), Duration.ofSeconds(62));
    assertThat(stage.call(battle, "state")).isNull();
    assertThat(stage.happenings(battle)).doesNotContain("backing_off");
    assertThat(stage.server.requests()).hasSize(1);
  }

  @Test
  void aStoredAnswerWaitsForNothing() {
    TurnActivities turns = afterOneRequest(1);
    String answered = stage.said(firstBattle()).getLast();

    assertThat(answered).isEqualTo("On its way.");
    turns.speak(agentTurn(firstBattle()));
    assertThat(stage.server.requests()).hasSize(1);
  }

  private String firstBattle() {
    return stage.server.lastRequest().conversation().orElseThrow();
  }

  @Test
  void aCancelEndsTheWaitAndNothingIsSent() throws Exception {
    TurnActivities turns = afterOneRequest(3);
    String battle = stage.battle();
    CountDownLatch waits = new CountDownLatch(1);
    Queue<String> said = new ConcurrentLinkedQueue<>();
    temporal.setActivityHeartbeatListener(
        String.class,
        details -> {
          said.add(String.valueOf(details));
          waits.countDown();
        });
    CompletableFuture<ApplicationFailure> failure =
        CompletableFuture.supplyAsync(() -> failureOf(() -> turns.speak(agentTurn(battle))));
    assertThat(waits.await(15, TimeUnit.SECONDS)).isTrue();

    stage.inFlight.abort(battle);

    assertThat(failure.get(10, TimeUnit.SECONDS).getType()).isEqualTo("CANCELLED");
    assertThat(said).containsOnly(StepDetails.QUEUED_BEHIND_LIMIT);
    assertThat(stage.server.requests()).hasSize(1);
    assertThat(stage.call(battle, "state")).isNull();
    assertThat(stage.inFlight.battles()).isEmpty();
    assertThat(stage.measured.get("gauntlet.provider.waiting").gauge().value()).isZero();
  }

  @Test
  void anOpenCircuitCostsNoStrike() {
    stage = new Stage();
    stage.server.answerWith(request -> Reply.status(503, "{}"));
    temporal.registerActivitiesImplementations(stage.turns);
    TurnActivities turns = temporal.newActivityStub(TurnActivities.class, options());
    for (int n = 0; n < 10; n++) {
      String battle = stage.battle();
      failureOf(() -> turns.speak(agentTurn(battle)));
    }
    String battle = stage.battle();

    ApplicationFailure failure = failureOf(() -> turns.speak(agentTurn(battle)));

    assertThat(failure.getType()).isEqualTo("UNAVAILABLE");
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getNextRetryDelay())
        .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(22));
    assertThat(stage.server.requests()).hasSize(10);
    assertThat(stage.call(battle, "strikes")).isNull();
  }

  private static ActivityOptions options() {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofSeconds(90))
        .setHeartbeatTimeout(Duration.ofSeconds(10))
        .build();
  }
}
