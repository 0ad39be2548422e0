package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.TaskQueues;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import java.util.Map;

/** How battle workflows are named and started. */
public final class BattleWorkflows {

  /** The memo that carries a workflow's generation: how often it was begun anew. */
  public static final String GENERATION = "generation";

  private BattleWorkflows() {}

  /** The workflow's id. */
  public static String id(String conversationId) {
    return "battle/" + conversationId;
  }

  /**
   * Options that start a battle at most once: a second start finds the first one running, and a
   * closed one is refused, unless the battle was retried: then a workflow of it has closed before.
   * One that begins after all was played finds that in the row and closes.
   *
   * @param input the battle
   * @param summary one line for the Temporal Web UI, without anything that was said
   */
  public static WorkflowOptions startOptions(BattleInput input, String summary) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(id(input.conversationId()))
        .setTaskQueue(TaskQueues.BATTLES)
        .setWorkflowIdConflictPolicy(
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
        .setWorkflowIdReusePolicy(reusePolicy(input))
        .setMemo(Map.of(GENERATION, input.generation()))
        .setStaticSummary(summary)
        .build();
  }

  private static WorkflowIdReusePolicy reusePolicy(BattleInput input) {
    return input.generation() == 0
        ? WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE
        : WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE;
  }
}
