package dev.gauntlet.activities.call;

import static dev.gauntlet.activities.Stage.agentTurn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.OneTurn;
import dev.gauntlet.activities.Stage;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.workflows.battle.TurnActivities;
import dev.gauntlet.workflows.battle.TurnResult;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerLossIT {
  private static final String BATTLES = "battles";

  private final Stage stage = new Stage();
  private final String battle = stage.battle();
  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();

  @AfterEach
  void close() {
    temporal.close();
    stage.close();
  }

  @Test
  void aRetryThatRepeatsALostRequestSaysSo() throws Exception {
    stage.lost(battle);
    stage.server.script(Reply.text("On its way."));
    stage.faults.failNext(1);
    worker();

    TurnResult result = speak().get(30, TimeUnit.SECONDS);

    assertThat(result.spent().callsRepeated()).isEqualTo(1);
    assertThat(stage.server.requests()).hasSize(1);
    assertThat(stage.happenings(battle))
        .containsExactly("started", "message", "worker_lost", "message");
  }

  @Test
  void aWorkerThatIsToldToStopFinishesItsCallAndCancelsNothing() throws Exception {
    stage.server.script(Reply.delayed(Duration.ofSeconds(4), Reply.text("On its way.")));
    WorkerFactory worker = worker();
    CompletableFuture<TurnResult> turn = speak();
    stage.server.awaitRequests(1, Duration.ofSeconds(20));

    worker.shutdown();
    worker.awaitTermination(20, TimeUnit.SECONDS);

    assertThat(stage.said(battle)).contains("On its way.");
    assertThat(turn.get(20, TimeUnit.SECONDS).spent().llmCalls()).isEqualTo(1);
    assertThat(stage.server.requests()).hasSize(1);
  }

  @Test
  void aWorkerThatIsTornDownLeavesItsCallToTheNextOne() throws Exception {
    stage.server.script(Reply.hang(), Reply.text("On its way."));
    WorkerFactory torn = worker();
    CompletableFuture<TurnResult> turn = speak();
    stage.server.awaitRequests(1, Duration.ofSeconds(20));

    torn.shutdownNow();
    torn.awaitTermination(20, TimeUnit.SECONDS);
    worker();

    assertThat(turn.get(60, TimeUnit.SECONDS).spent().callsRepeated()).isEqualTo(1);
    assertThat(stage.said(battle)).containsExactly("Where is my order?", "On its way.");
  }

  @Test
  void temporalHearsOfTheCallUntilItsAnswerIsStored() {
    AtomicBoolean answered = new AtomicBoolean();
    AtomicInteger heardSince = new AtomicInteger();
    TestActivityEnvironment activities = TestActivityEnvironment.newInstance();
    try {
      activities.registerActivitiesImplementations(stage.turns);
      activities.setActivityHeartbeatListener(
          String.class,
          nothing -> {
            if (answered.get() && heardSince.incrementAndGet() == 2) {
              stage.faults.down(false);
            }
          });
      stage.server.answerWith(request -> {
        stage.faults.down(true);
        answered.set(true);
        return Reply.text("On its way.");
      });

      activities
          .newActivityStub(TurnActivities.class, OneTurn.options(Duration.ofSeconds(2)))
          .speak(agentTurn(battle));
    } finally {
      activities.close();
    }

    assertThat(stage.said(battle)).contains("On its way.");
    assertThat(stage.server.requests()).hasSize(1);
  }

  private WorkerFactory worker() {
    WorkerFactory factory = WorkerFactory.newInstance(temporal.getWorkflowClient());
    factory.newWorker(OneTurn.PROVIDER).registerActivitiesImplementations(stage.turns);
    factory.start();
    return factory;
  }

  private CompletableFuture<TurnResult> speak() {
    temporal.newWorker(BATTLES).registerWorkflowImplementationTypes(OneTurn.OneTurnImpl.class);
    temporal.start();
    OneTurn workflow =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                OneTurn.class, WorkflowOptions.newBuilder().setTaskQueue(BATTLES).build());
    return WorkflowClient.execute(workflow::play, agentTurn(battle));
  }
}
