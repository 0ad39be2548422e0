package dev.gauntlet.worker.webhook;

import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.webhook.DeliveryActivities;
import dev.gauntlet.workflows.webhook.WebhookDeliveryWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.tuning.PollerBehaviorAutoscaling;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * The Temporal worker of deliveries, beside those of battles, so that neither waits for the other.
 * What is on its way when the process stops is sent again by another worker.
 */
final class WebhookWorker implements SmartLifecycle {
  /** A delivery that waits for its receiver costs a virtual thread. */
  private static final int ATTEMPTS_AT_A_TIME = 500;

  private static final int CACHED = 200;
  private static final long DEADLOCK_MS = 5_000;
  private static final long SETTLE_MS = 2_000;

  private final WorkerFactory factory;
  private volatile boolean running;

  WebhookWorker(WorkflowClient client, DeliveryActivities activities) {
    this.factory =
        WorkerFactory.newInstance(
            client,
            WorkerFactoryOptions.newBuilder()
                .setUsingVirtualWorkflowThreads(true)
                .setWorkflowCacheSize(CACHED)
                .setMaxWorkflowThreadCount(CACHED * 2)
                .build());
    Worker worker =
        factory.newWorker(
            TaskQueues.WEBHOOKS,
            WorkerOptions.newBuilder()
                .setUsingVirtualThreads(true)
                .setMaxConcurrentActivityExecutionSize(ATTEMPTS_AT_A_TIME)
                .setWorkflowTaskPollersBehavior(new PollerBehaviorAutoscaling(1, 5, 2))
                .setActivityTaskPollersBehavior(new PollerBehaviorAutoscaling(1, 5, 1))
                .setDefaultDeadlockDetectionTimeout(DEADLOCK_MS)
                .build());
    worker.registerWorkflowImplementationTypes(WebhookDeliveryWorkflowImpl.class);
    worker.registerActivitiesImplementations(activities);
  }

  @Override
  public void start() {
    factory.start();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    factory.shutdown();
    factory.awaitTermination(SETTLE_MS, TimeUnit.MILLISECONDS);
    factory.shutdownNow();
    factory.awaitTermination(SETTLE_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
