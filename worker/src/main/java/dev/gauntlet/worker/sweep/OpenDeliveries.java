package dev.gauntlet.worker.sweep;

import dev.gauntlet.storage.webhook.DeliveryAttempts;
import dev.gauntlet.storage.webhook.DeliverySweep;
import dev.gauntlet.storage.webhook.OpenDelivery;
import dev.gauntlet.workflows.webhook.DeliveryInput;
import dev.gauntlet.workflows.webhook.DeliveryState;
import dev.gauntlet.workflows.webhook.WebhookDeliveries;
import dev.gauntlet.workflows.webhook.WebhookDeliveryWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deliveries that are not over. Nobody else starts them. */
final class OpenDeliveries implements Sweepable<OpenDelivery> {
  private static final Logger LOG = LoggerFactory.getLogger(OpenDeliveries.class);

  private final WorkflowClient client;
  private final DeliverySweep sweep;
  private final DeliveryAttempts attempts;
  private final int atATime;

  /**
   * @param atATime how many deliveries to one target are under way at a time
   */
  OpenDeliveries(
      WorkflowClient client, DeliverySweep sweep, DeliveryAttempts attempts, int atATime) {
    this.client = client;
    this.sweep = sweep;
    this.attempts = attempts;
    this.atATime = atATime;
  }

  @Override
  public String noun() {
    return "delivery";
  }

  @Override
  public List<OpenDelivery> claim(Instant since, int most) {
    return sweep.claim(since, most, atATime);
  }

  @Override
  public void lookAgain(OpenDelivery delivery) {
    sweep.lookAgain(delivery.id());
  }

  @Override
  public String id(OpenDelivery delivery) {
    return delivery.id();
  }

  @Override
  public String workflowId(OpenDelivery delivery) {
    return WebhookDeliveries.id(delivery.id());
  }

  @Override
  public int generation(OpenDelivery delivery) {
    return delivery.generation();
  }

  @Override
  public void start(OpenDelivery delivery) {
    DeliveryInput input = new DeliveryInput(delivery.id(), delivery.generation());
    WebhookDeliveryWorkflow workflow =
        client.newWorkflowStub(
            WebhookDeliveryWorkflow.class, WebhookDeliveries.startOptions(input, delivery.event()));
    WorkflowClient.start(workflow::deliver, input);
  }

  /** One that waits for an attempt which is not due any more was sent again on request. */
  @Override
  public void tell(OpenDelivery delivery) {
    if (!delivery.due()) {
      return;
    }
    try {
      client.newWorkflowStub(WebhookDeliveryWorkflow.class, workflowId(delivery)).sendNow();
    } catch (WorkflowNotFoundException justClosed) {
      sweep.lookAgain(delivery.id());
    }
  }

  /** It sends again as it is. */
  @Override
  public void meetEarlier(OpenDelivery delivery) {
    tell(delivery);
  }

  @Override
  public void endClosed(OpenDelivery delivery) {
    attempts.end(
        delivery.id(),
        DeliveryState.FAILED,
        "Its workflow was closed from outside, in Temporal itself.");
    LOG.atWarn().addKeyValue("delivery", delivery.id()).log("its workflow was closed from outside");
  }
}
