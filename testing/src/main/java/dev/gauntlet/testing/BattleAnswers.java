package dev.gauntlet.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Answers whole battles: lines of a conversation, judgements in the judge's JSON shape, and a
 * summary.
 *
 * <p>From a message on, every line carries {@link #DONE}; a judge finds its criteria met once the
 * prompt has those words. The ids of the criteria are read from the schema's {@code enum} of ids
 * when the request has one, and else from {@code "id": "…"} or {@code id=…} in the prompt.
 */
public final class BattleAnswers implements Function<ReceivedRequest, Reply> {

  /** What makes the goal reached. */
  public static final String DONE = "That is done, your confirmation number is G-1001.";

  /** What is written about a run. */
  public static final String SUMMARY =
      """
      {"summary":"It confirms late.","rationale":"Some confirm late.","revisedPrompt":"Confirm."}\
      """;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAMED_ID =
      Pattern.compile("(?:\"id\"\\s*:\\s*\"|\\bid=\"?)(\\w(?:[\\w.-]*\\w)?)");

  private final int reachedAt;

  private BattleAnswers(int reachedAt) {
    this.reachedAt = reachedAt;
  }

  /** Every battle reaches its goal at the message with this seq. */
  public static BattleAnswers reachingAt(int seq) {
    return new BattleAnswers(seq);
  }

  /** No battle ever reaches its goal. */
  public static BattleAnswers neverReaching() {
    return new BattleAnswers(Integer.MAX_VALUE);
  }

  @Override
  public Reply apply(ReceivedRequest request) {
    if (request.purpose().equals("summary")) {
      return Reply.text(SUMMARY);
    }
    if (request.purpose().equals("judge")) {
      boolean met = request.prompt().contains(DONE);
      return Reply.text(judgement(criteriaOf(request), met));
    }
    String line = "Line %d about the matter at hand.".formatted(request.seq());
    return Reply.text(request.seq() >= reachedAt ? line + " " + DONE : line);
  }

  /** A judge's answer that says the same of every criterion. */
  public static String judgement(Set<String> criteria, boolean met) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode judgements = answer.putArray("judgements");
    for (String id : criteria) {
      judgements
          .addObject()
          .put("id", id)
          .put("rationale", met ? "The agent confirmed it." : "Nothing was confirmed yet.")
          .put("met", met);
    }
    return answer.toString();
  }

  private static Set<String> criteriaOf(ReceivedRequest request) {
    Set<String> ids = new LinkedHashSet<>();
    for (JsonNode id :
        request
            .schema()
            .map(schema -> schema.findPath("id").path("enum"))
            .orElseGet(JSON::createArrayNode)) {
      ids.add(id.asText());
    }
    if (ids.isEmpty()) {
      NAMED_ID.matcher(request.prompt()).results().forEach(found -> ids.add(found.group(1)));
    }
    return ids;
  }
}
