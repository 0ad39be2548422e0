package dev.gauntlet.storage.webhook;

import dev.gauntlet.workflows.webhook.DeliveryState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as its row has it.
 *
 * @param id the delivery, which the receiver is told as {@code X-Gauntlet-Delivery}
 * @param webhookId its subscription, or null when a start asked for it
 * @param event the event's word
 * @param battleId the battle it is about, or null
 * @param runId the run it is about or that the battle belongs to, or null
 * @param payload what is sent
 * @param createdAt when what it tells of happened
 * @param expiresAt when it is given up
 * @param state how it stands
 * @param endedAt since when it is over, or null
 * @param attempts how often it was tried
 * @param lastAttemptAt when it was last tried, or null
 * @param nextAttemptAt when it is tried next, or null when it waits for its turn or is over
 * @param problem what went wrong last, in our own words, or null when nothing did
 * @param answer how the last attempt was taken, or null before the first
 */
public record DeliveryRow(
    String id,
    @Nullable String webhookId,
    String event,
    @Nullable String battleId,
    @Nullable String runId,
    String payload,
    Instant createdAt,
    Instant expiresAt,
    DeliveryState state,
    @Nullable Instant endedAt,
    int attempts,
    @Nullable Instant lastAttemptAt,
    @Nullable Instant nextAttemptAt,
    @Nullable String problem,
    @Nullable DeliveryAnswer answer) {}
