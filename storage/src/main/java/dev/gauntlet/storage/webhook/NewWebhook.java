package dev.gauntlet.storage.webhook;

import dev.gauntlet.workflows.webhook.WebhookEvent;
import java.util.List;

/**
 * A subscription that is to be.
 *
 * @param id the subscription
 * @param url where it is told
 * @param events what it is told of, at least one
 * @param battlesOfRuns whether it is told of each battle of a run
 * @param enabled whether it is told of anything
 * @param secret what is sent is signed with it
 */
public record NewWebhook(
    String id,
    String url,
    List<WebhookEvent> events,
    boolean battlesOfRuns,
    boolean enabled,
    String secret) {

  /** Copies the events. */
  public NewWebhook {
    events = List.copyOf(events);
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "webhook " + id;
  }
}
