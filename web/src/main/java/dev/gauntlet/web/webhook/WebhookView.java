package dev.gauntlet.web.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gauntlet.storage.webhook.WebhookRow;
import dev.gauntlet.workflows.webhook.WebhookEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription in the API's words.
 *
 * @param secret what is sent is signed with it; shown once, when it is made here
 */
record WebhookView(
    String id,
    String url,
    List<String> events,
    boolean battlesOfRuns,
    boolean enabled,
    @Nullable String disabledReason,
    Instant createdAt,
    Instant updatedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
    Links links) {

  record Links(String self, String deliveries, String ping) {}

  static WebhookView of(WebhookRow webhook) {
    return of(webhook, null);
  }

  static WebhookView of(WebhookRow webhook, @Nullable String secret) {
    String self = WebhookController.PATH + "/" + webhook.id();
    return new WebhookView(
        webhook.id(),
        webhook.url(),
        webhook.events().stream().map(WebhookEvent::word).toList(),
        webhook.battlesOfRuns(),
        webhook.enabled(),
        webhook.disabledReason(),
        webhook.createdAt(),
        webhook.updatedAt(),
        secret,
        new Links(self, self + "/deliveries", self + "/ping"));
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "webhook " + id;
  }
}
