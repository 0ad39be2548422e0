package dev.gauntlet.storage.journal;

import dev.gauntlet.workflows.Spent;

/**
 * A call whose answer is stored.
 *
 * @param provider the provider's configured name
 * @param answer the answer that counts
 * @param spent what the call used over all its requests
 */
public record StoredCall(String provider, Answer answer, Spent spent) {}
