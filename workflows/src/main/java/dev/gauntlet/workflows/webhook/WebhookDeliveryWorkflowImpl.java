package dev.gauntlet.workflows.webhook;

import dev.gauntlet.workflows.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Attempts and waits by turns. */
public final class WebhookDeliveryWorkflowImpl implements WebhookDeliveryWorkflow {

  /** Sending takes 10 s at most; the rest is for a database that is slow. */
  private static final ActivityOptions STEP =
      ActivityOptions.newBuilder()
          .setTaskQueue(TaskQueues.WEBHOOKS)
          .setStartToCloseTimeout(Duration.ofSeconds(40))
          .setRetryOptions(
              RetryOptions.newBuilder()
                  .setInitialInterval(Duration.ofSeconds(1))
                  .setBackoffCoefficient(2)
                  .setMaximumInterval(Duration.ofMinutes(1))
                  .build())
          .build();

  private final DeliveryActivities activities =
      Workflow.newActivityStub(DeliveryActivities.class, STEP);
  private boolean nudged;

  @Override
  public DeliveryState deliver(DeliveryInput input) {
    try {
      return deliver(input.deliveryId());
    } catch (CanceledFailure cancelled) {
      return giveUp(input.deliveryId(), cancelled);
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        return giveUp(input.deliveryId(), failure);
      }
      throw failure;
    }
  }

  private DeliveryState deliver(String deliveryId) {
    while (true) {
      nudged = false;
      AttemptResult result = activities.attempt(deliveryId);
      if (!result.isPending()) {
        return result.state();
      }
      Workflow.await(Duration.ofMillis(result.delayMs()), () -> nudged);
    }
  }

  /**
   * Detached, so that the cancel cannot skip it; Temporal then closes the workflow as cancelled.
   */
  private DeliveryState giveUp(String deliveryId, TemporalFailure cancel) {
    Workflow.newDetachedCancellationScope(() -> activities.giveUp(deliveryId)).run();
    throw cancel;
  }

  @Override
  public void sendNow() {
    nudged = true;
  }
}
