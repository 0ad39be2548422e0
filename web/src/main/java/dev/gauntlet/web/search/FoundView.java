package dev.gauntlet.web.search;

import dev.gauntlet.storage.search.FoundMessage;
import dev.gauntlet.web.search.Snippet.Segment;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message that was found.
 *
 * @param runId the run that its battle is of, or null
 * @param snippet the part of it with the words, as plain text in pieces
 */
record FoundView(
    String conversationId,
    @Nullable String runId,
    int seq,
    String role,
    Instant createdAt,
    List<Segment> snippet,
    Links links) {

  /**
   * Where to go from it.
   *
   * @param page the message on the battle's page, for people
   * @param message the message over the API
   * @param battle the battle
   */
  record Links(String page, String message, String battle) {}

  static FoundView of(FoundMessage found, Set<String> words) {
    String battle = "/api/battles/" + found.battleId();
    return new FoundView(
        found.battleId(),
        found.runId(),
        found.seq(),
        found.role(),
        found.createdAt(),
        Snippet.of(found.content(), words),
        new Links(
            "/battles/" + found.battleId() + "#m" + found.seq(),
            battle + "/messages?sinceSeq=" + (found.seq() - 1) + "&limit=1",
            battle));
  }
}
