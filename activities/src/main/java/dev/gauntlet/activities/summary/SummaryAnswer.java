package dev.gauntlet.activities.summary;

import dev.gauntlet.storage.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a model wrote about a run, read or not. */
sealed interface SummaryAnswer {

  /**
   * The answer has what was asked for.
   *
   * @param summary the summary
   * @param rationale why the model thinks so
   * @param revisedPrompt a system prompt that it would try next, or null when it would change
   *     nothing
   */
  record Read(String summary, String rationale, @Nullable String revisedPrompt)
      implements SummaryAnswer {}

  /**
   * The answer does not.
   *
   * @param why what is wrong with it, in our own words
   */
  record Unread(String why) implements SummaryAnswer {}

  /** Reads an answer; JSON inside of other text, such as a Markdown fence, is found. */
  static SummaryAnswer read(String text) {
    int from = text.indexOf('{');
    int to = text.lastIndexOf('}');
    if (from < 0 || to < from) {
      return new Unread("there is no JSON object in it.");
    }
    JsonNode answer;
    try {
      answer = JsonMapper.shared().readTree(text.substring(from, to + 1));
    } catch (JacksonException e) {
      return new Unread("the JSON is not well-formed.");
    }
    String summary = text(answer, "summary");
    if (summary.isEmpty()) {
      return new Unread("it has no text under \"summary\".");
    }
    String revised = text(answer, "revisedPrompt");
    return new Read(summary, text(answer, "rationale"), revised.isEmpty() ? null : revised);
  }

  private static String text(JsonNode answer, String field) {
    return Text.storable(answer.path(field).asString("")).strip();
  }
}
