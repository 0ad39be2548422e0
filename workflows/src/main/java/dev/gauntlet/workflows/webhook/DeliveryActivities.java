package dev.gauntlet.workflows.webhook;

import io.temporal.activity.ActivityInterface;

/** The steps of a delivery, on a task queue of their own. */
@ActivityInterface
public interface DeliveryActivities {

  /**
   * Sends once and writes down how that went, unless the delivery is over or its next attempt is
   * not due yet. What the receiver answers is a result, whatever it is.
   *
   * @return when to try again, if at all; a delivery that is not there any more is cancelled
   */
  AttemptResult attempt(String deliveryId);

  /** Gives a delivery up, because its workflow was cancelled in Temporal. */
  void giveUp(String deliveryId);
}
