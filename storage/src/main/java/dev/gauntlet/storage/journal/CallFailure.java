package dev.gauntlet.storage.journal;

import dev.gauntlet.workflows.FailureType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that failed.
 *
 * @param request which of the call's requests failed, from 1
 * @param type what kind of failure it was
 * @param sentence our own words about it
 * @param body what the provider sent, redacted and cut
 * @param strike whether it wears out patience
 * @param activeMs milliseconds that it was on the wire
 * @param mayBeBilled whether the provider may have worked on it, so that what it cost is unknown
 * @param retryAt when the next request is due, or null when there is none
 */
public record CallFailure(
    int request,
    FailureType type,
    String sentence,
    String body,
    boolean strike,
    long activeMs,
    boolean mayBeBilled,
    @Nullable Instant retryAt) {}
