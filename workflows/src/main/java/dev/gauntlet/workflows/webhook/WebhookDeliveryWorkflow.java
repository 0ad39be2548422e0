package dev.gauntlet.workflows.webhook;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Delivers one message to one receiver: at least once, until it is taken or a day is over. The
 * message, the address and the secret stay in the database.
 */
@WorkflowInterface
public interface WebhookDeliveryWorkflow {

  /** Tries until the delivery is over; the row says when that is, and when to try again. */
  @WorkflowMethod(name = "WebhookDelivery")
  DeliveryState deliver(DeliveryInput input);

  /** Somebody does not want to wait for the next attempt. */
  @SignalMethod
  void sendNow();
}
