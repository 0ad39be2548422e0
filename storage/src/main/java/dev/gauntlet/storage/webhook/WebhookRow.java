package dev.gauntlet.storage.webhook;

import dev.gauntlet.workflows.webhook.WebhookEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription, without its secret.
 *
 * @param id the subscription
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param url where it is told
 * @param events what it is told of
 * @param battlesOfRuns whether it is told of each battle of a run
 * @param enabled whether it is told of anything
 * @param disabledReason why it was disabled, in our own words; null when it was not, or by a person
 */
public record WebhookRow(
    String id,
    Instant createdAt,
    Instant updatedAt,
    String url,
    List<WebhookEvent> events,
    boolean battlesOfRuns,
    boolean enabled,
    @Nullable String disabledReason) {

  /** Copies the events. */
  public WebhookRow {
    events = List.copyOf(events);
  }
}
