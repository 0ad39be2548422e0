package dev.gauntlet.storage.journal;

import dev.gauntlet.workflows.CallKey;
import org.jspecify.annotations.Nullable;

/**
 * A call that is about to be made.
 *
 * @param key which
 * @param provider the provider's configured name
 * @param model the provider's name of the model
 * @param requestHash a hash of the request
 * @param worker the process that makes it
 * @param worstCaseMicros the most that one request can cost, or null when the model has no price
 * @param budgetMicros the battle's budget in micro-USD, or null for none
 */
public record CallOrder(
    CallKey key,
    String provider,
    String model,
    byte[] requestHash,
    String worker,
    @Nullable Long worstCaseMicros,
    @Nullable Long budgetMicros) {}
