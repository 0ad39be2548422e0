package dev.gauntlet.storage.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which messages to look for, newest first.
 *
 * @param query what PostgreSQL's {@code websearch_to_tsquery} takes: words, {@code "phrases"},
 *     {@code or}, {@code -without}
 * @param runId only messages of this run, or null
 * @param role only messages of this role, or null
 * @param before only messages behind this place, or null for the newest
 * @param limit at most so many
 */
public record MessageFilter(
    String query,
    @Nullable String runId,
    @Nullable String role,
    @Nullable Place before,
    int limit) {

  /**
   * A place in what was found that stays right while messages are added.
   *
   * @param createdAt when its message was said
   * @param battleId its conversation
   * @param seq its number there
   */
  public record Place(Instant createdAt, String battleId, int seq) {}
}
