package dev.gauntlet.workflows.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.StoredHistories;
import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.battle.BattleStage;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Stored histories of deliveries play again on today's code, command by command. */
class DeliveryReplayTests {
  private final TestWorkflowEnvironment environment = BattleStage.environment(10);
  private final StoredHistories histories = new StoredHistories(DeliveryHistoryRecorder.FOLDER);

  @AfterEach
  void close() {
    environment.close();
  }

  @TestFactory
  Stream<DynamicTest> aStoredHistoryPlaysAgain() throws IOException {
    return histories.playAgain(worker(WebhookDeliveryWorkflowImpl.class));
  }

  @Test
  void thereIsAHistoryOfEveryShape() throws IOException {
    assertThat(histories.names())
        .containsExactlyInAnyOrderElementsOf(DeliveryHistoryRecorder.FILES);
  }

  @TestFactory
  Stream<DynamicTest> aWorkflowThatTakesOtherStepsIsFound() throws IOException {
    return histories.findOtherSteps(worker(HastyDelivery.class));
  }

  private Worker worker(Class<? extends WebhookDeliveryWorkflow> implementation) {
    Worker worker = environment.newWorker(TaskQueues.WEBHOOKS, BattleStage.options().build());
    worker.registerWorkflowImplementationTypes(implementation);
    return worker;
  }

  /** Waits before it sends: what a careless change may look like. */
  public static final class HastyDelivery implements WebhookDeliveryWorkflow {
    @Override
    public DeliveryState deliver(DeliveryInput input) {
      Workflow.sleep(Duration.ofSeconds(1));
      return DeliveryState.DELIVERED;
    }

    @Override
    public void sendNow() {}
  }
}
