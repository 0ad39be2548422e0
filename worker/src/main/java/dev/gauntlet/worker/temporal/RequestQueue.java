package dev.gauntlet.worker.temporal;

import dev.gauntlet.activities.limit.ProviderLimits;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.tuning.PollerBehaviorAutoscaling;
import java.time.Duration;

/** How this worker takes the requests to one provider from their queue. */
final class RequestQueue {

  /** A dead worker's step moves on within about ten seconds. */
  static final Duration HEARTBEAT_THROTTLE = Duration.ofSeconds(4);

  private static final double SECONDS_IN_A_MINUTE = 60;

  private RequestQueue() {}

  /** The queue hands out no more than the provider takes, over all workers, on a real server. */
  static WorkerOptions options(ProviderLimits takes) {
    WorkerOptions.Builder options =
        WorkerOptions.newBuilder()
            .setUsingVirtualThreads(true)
            .setMaxConcurrentActivityExecutionSize(takes.concurrency())
            .setActivityTaskPollersBehavior(new PollerBehaviorAutoscaling(2, 20, 5))
            .setMaxHeartbeatThrottleInterval(HEARTBEAT_THROTTLE);
    Integer perMinute = takes.requestsPerMinute();
    if (perMinute != null) {
      options.setMaxTaskQueueActivitiesPerSecond(perMinute / SECONDS_IN_A_MINUTE);
    }
    return options.build();
  }
}
