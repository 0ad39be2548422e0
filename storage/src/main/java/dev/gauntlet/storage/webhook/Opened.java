package dev.gauntlet.storage.webhook;

import dev.gauntlet.workflows.webhook.DeliveryState;
import java.time.Duration;

/** What is to be done about a delivery now. */
public sealed interface Opened {

  /** It is to be sent. */
  record Due(Letter letter) implements Opened {}

  /** It is not due yet. */
  record Early(Duration left) implements Opened {}

  /** It is over. */
  record Over(DeliveryState state) implements Opened {}
}
