package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.battle.BattleWorkflows;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.ChildWorkflowOptions;
import java.time.Duration;
import java.util.Map;

/** How the steps and the children of a run run. */
final class RunOptions {
  private static final RetryOptions UNTIL_IT_IS_DONE =
      RetryOptions.newBuilder()
          .setMaximumAttempts(Integer.MAX_VALUE)
          .setInitialInterval(Duration.ofMillis(200))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofSeconds(10))
          .build();

  private RunOptions() {}

  static LocalActivityOptions record() {
    return LocalActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofMinutes(1))
        .setRetryOptions(UNTIL_IT_IS_DONE)
        .build();
  }

  /** Reaching 400 battles takes seconds; a worker that dies meanwhile is replaced soon. */
  static ActivityOptions control() {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.RUNS)
        .setStartToCloseTimeout(Duration.ofMinutes(10))
        .setHeartbeatTimeout(Duration.ofSeconds(20))
        .setRetryOptions(UNTIL_IT_IS_DONE)
        .build();
  }

  /** A report that cannot be made now is made when somebody asks for it. */
  static ActivityOptions aggregate() {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.RUNS)
        .setStartToCloseTimeout(Duration.ofMinutes(5))
        .setRetryOptions(UNTIL_IT_IS_DONE.toBuilder().setMaximumAttempts(5).build())
        .build();
  }

  static ChildWorkflowOptions battle(String conversationId, String summary) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(BattleWorkflows.id(conversationId))
        .setTaskQueue(TaskQueues.BATTLES)
        .setMemo(Map.of(BattleWorkflows.GENERATION, 0))
        .setStaticSummary(summary)
        .build();
  }

  static ChildWorkflowOptions partition(String runId, int partition, String summary) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(ScaleWorkflows.partitionId(runId, partition))
        .setTaskQueue(TaskQueues.RUNS)
        .setStaticSummary(summary)
        .build();
  }
}
