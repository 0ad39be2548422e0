package dev.gauntlet.storage.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message with the words that were looked for.
 *
 * @param battleId the conversation that it is of
 * @param runId the run that the battle is of, or null for one that stands alone
 * @param seq its number in the conversation, from 1
 * @param role {@code user} or {@code assistant}
 * @param createdAt when it was said
 * @param content the part of it that is searched: its first 50,000 characters
 */
public record FoundMessage(
    String battleId,
    @Nullable String runId,
    int seq,
    String role,
    Instant createdAt,
    String content) {}
