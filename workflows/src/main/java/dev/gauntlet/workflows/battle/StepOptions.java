package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.Priority;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** How the steps of a battle run, and other requests to models. */
public final class StepOptions {

  /** Before the request: waiting behind a limit. After it: storing the answer. */
  private static final Duration AROUND_THE_REQUEST = Duration.ofSeconds(60);

  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final Duration CEILING = Duration.ofHours(24);

  /** Delays come with the failures, and our own counts decide when to stop. */
  private static final RetryOptions AS_THE_FAILURE_SAYS =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofSeconds(1))
          .setBackoffCoefficient(1)
          .setMaximumInterval(Duration.ofMinutes(10))
          .build();

  /** The SDK retries a local activity without a ceiling only if its attempts are counted. */
  private static final RetryOptions UNTIL_IT_IS_WRITTEN =
      RetryOptions.newBuilder()
          .setMaximumAttempts(Integer.MAX_VALUE)
          .setInitialInterval(Duration.ofMillis(200))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofSeconds(10))
          .build();

  private StepOptions() {}

  static ActivityOptions request(String provider, BattleRules rules, String summary) {
    return request(provider, Duration.ofMillis(rules.turnTimeoutMs()), rules.lane(), summary);
  }

  /**
   * A request on a provider's task queue. Eager dispatch is off: it would pass by the queue's rate
   * limit.
   *
   * @param provider the provider's configured name
   * @param atMost the longest that one request may take, its answer included
   * @param lane the priority class
   * @param summary a few words for the Temporal Web UI, without anything that was said
   */
  public static ActivityOptions request(
      String provider, Duration atMost, Lane lane, String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.ofProvider(provider))
        .setStartToCloseTimeout(atMost.plus(AROUND_THE_REQUEST))
        .setScheduleToCloseTimeout(CEILING)
        .setHeartbeatTimeout(HEARTBEAT)
        .setRetryOptions(AS_THE_FAILURE_SAYS)
        .setDisableEagerExecution(true)
        .setPriority(Priority.newBuilder().setPriorityKey(lane.priorityKey()).build())
        .setSummary(summary)
        .build();
  }

  static LocalActivityOptions record() {
    return LocalActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofSeconds(30))
        .setRetryOptions(UNTIL_IT_IS_WRITTEN)
        .build();
  }
}
