package dev.gauntlet.web.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.gauntlet.storage.webhook.DeliveryAnswer;
import dev.gauntlet.storage.webhook.DeliveryRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery in the API's words.
 *
 * @param problem what went wrong last, or null when nothing did
 * @param answer how the last attempt was taken, or null before the first
 * @param payload what is sent; left out of lists
 */
record DeliveryView(
    String id,
    String event,
    @Nullable String conversationId,
    @Nullable String runId,
    String state,
    int attempts,
    @Nullable String problem,
    @Nullable DeliveryAnswer answer,
    Instant createdAt,
    @Nullable Instant lastAttemptAt,
    @Nullable Instant nextAttemptAt,
    Instant expiresAt,
    @Nullable Instant endedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable String payload) {

  static DeliveryView inList(DeliveryRow delivery) {
    return of(delivery, null);
  }

  static DeliveryView whole(DeliveryRow delivery) {
    return of(delivery, delivery.payload());
  }

  private static DeliveryView of(DeliveryRow delivery, @Nullable String payload) {
    return new DeliveryView(
        delivery.id(),
        delivery.event(),
        delivery.battleId(),
        delivery.runId(),
        delivery.state().word(),
        delivery.attempts(),
        delivery.problem(),
        delivery.answer(),
        delivery.createdAt(),
        delivery.lastAttemptAt(),
        delivery.nextAttemptAt(),
        delivery.expiresAt(),
        delivery.endedAt(),
        payload);
  }
}
