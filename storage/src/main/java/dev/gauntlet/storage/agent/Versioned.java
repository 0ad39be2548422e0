package dev.gauntlet.storage.agent;

import java.time.Instant;

/**
 * Something that is stored in versions, in one of them.
 *
 * @param id whose version it is
 * @param version its number, from 1
 * @param content what it says, which never changes
 * @param createdAt when the first version was stored
 * @param updatedAt when this version was stored
 */
public record Versioned<T>(
    String id, int version, T content, Instant createdAt, Instant updatedAt) {}
