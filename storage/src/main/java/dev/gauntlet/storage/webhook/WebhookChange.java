package dev.gauntlet.storage.webhook;

import dev.gauntlet.workflows.webhook.WebhookEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed about a subscription; null for what stays.
 *
 * @param url where it is told
 * @param events what it is told of, at least one
 * @param battlesOfRuns whether it is told of each battle of a run
 * @param enabled whether it is told of anything
 * @param secret what is sent from now on is signed with it
 */
public record WebhookChange(
    @Nullable String url,
    @Nullable List<WebhookEvent> events,
    @Nullable Boolean battlesOfRuns,
    @Nullable Boolean enabled,
    @Nullable String secret) {

  /** Copies the events. */
  public WebhookChange {
    events = events == null ? null : List.copyOf(events);
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "a change of a webhook";
  }
}
