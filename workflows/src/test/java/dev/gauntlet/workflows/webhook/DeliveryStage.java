package dev.gauntlet.workflows.webhook;

import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.battle.BattleStage;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Delivers on Temporal's test server, where waiting takes no time. */
final class DeliveryStage implements AfterEachCallback {
  static final String ID = "d-1";

  private final TestWorkflowEnvironment environment = BattleStage.environment(10);

  @Override
  public void afterEach(ExtensionContext context) {
    environment.close();
  }

  /** A receiver that takes attempts as a script says, by their numbers from 1. */
  FakeReceiver receiver(IntFunction<AttemptResult> script) {
    return new FakeReceiver(environment::currentTimeMillis, script);
  }

  WebhookDeliveryWorkflow begin(FakeReceiver receiver) {
    Worker worker = environment.newWorker(TaskQueues.WEBHOOKS, BattleStage.options().build());
    worker.registerWorkflowImplementationTypes(WebhookDeliveryWorkflowImpl.class);
    worker.registerActivitiesImplementations(receiver);
    environment.start();
    DeliveryInput input = new DeliveryInput(ID, 0);
    WebhookDeliveryWorkflow workflow =
        environment
            .getWorkflowClient()
            .newWorkflowStub(
                WebhookDeliveryWorkflow.class,
                WebhookDeliveries.startOptions(input, "battle.ended"));
    WorkflowClient.start(workflow::deliver, input);
    return workflow;
  }

  static DeliveryState endOf(WebhookDeliveryWorkflow workflow) {
    return WorkflowStub.fromTyped(workflow).getResult(DeliveryState.class);
  }

  static void awaitAttempts(FakeReceiver receiver, int attempts) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> receiver.attempts() >= attempts);
  }

  WorkflowExecutionHistory history() {
    return environment.getWorkflowClient().fetchHistory(WebhookDeliveries.id(ID));
  }
}
