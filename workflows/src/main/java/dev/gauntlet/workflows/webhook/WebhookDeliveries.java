package dev.gauntlet.workflows.webhook;

import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.battle.BattleWorkflows;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import java.util.Map;

/** How delivery workflows are named and started. */
public final class WebhookDeliveries {

  private WebhookDeliveries() {}

  /** The workflow's id. */
  public static String id(String deliveryId) {
    return "delivery/" + deliveryId;
  }

  /**
   * Options that find a delivery which is under way, and start one that is not. A delivery that is
   * over may be started again without harm: its row says so.
   *
   * @param input the delivery
   * @param event what it tells of, for the Temporal Web UI
   */
  public static WorkflowOptions startOptions(DeliveryInput input, String event) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(id(input.deliveryId()))
        .setTaskQueue(TaskQueues.WEBHOOKS)
        .setWorkflowIdConflictPolicy(
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setMemo(Map.of(BattleWorkflows.GENERATION, input.generation()))
        .setStaticSummary(event)
        .build();
  }
}
