package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.TaskQueues;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;

/** How run workflows are named and started. */
public final class ScaleWorkflows {

  private ScaleWorkflows() {}

  /** The id of a run's workflow. */
  public static String id(String runId) {
    return "run/" + runId;
  }

  /** The id of the workflow that plays a part of a run. */
  static String partitionId(String runId, int partition) {
    return id(runId) + "/" + partition;
  }

  /**
   * Options that start a run at most once: a second start finds the first one running, and a closed
   * one is refused.
   *
   * @param runId the run
   * @param summary one line for the Temporal Web UI, without anything that was said
   */
  public static WorkflowOptions startOptions(String runId, String summary) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(id(runId))
        .setTaskQueue(TaskQueues.RUNS)
        .setWorkflowIdConflictPolicy(
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setStaticSummary(summary)
        .build();
  }
}
