package dev.gauntlet.activities.judge;

import dev.gauntlet.storage.Text;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.CriterionResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A judge's answer, read or not. */
sealed interface JudgeAnswer {

  /** The answer decides every criterion that was asked about. */
  record Read(List<CriterionResult> results) implements JudgeAnswer {}

  /**
   * The answer does not.
   *
   * @param why what is wrong with it, in our own words
   */
  record Unread(String why) implements JudgeAnswer {}

  /** Reads an answer; JSON inside of other text, such as a Markdown fence, is found. */
  static JudgeAnswer read(String text, List<Criterion> asked) {
    int from = text.indexOf('{');
    int to = text.lastIndexOf('}');
    if (from < 0 || to < from) {
      return new Unread("there is no JSON object in it.");
    }
    JsonNode judgements;
    try {
      judgements = JsonMapper.shared().readTree(text.substring(from, to + 1)).path("judgements");
    } catch (JacksonException e) {
      return new Unread("the JSON is not well-formed.");
    }
    List<CriterionResult> results = new ArrayList<>();
    for (Criterion criterion : asked) {
      Optional<JsonNode> entry =
          judgements
              .valueStream()
              .filter(node -> node.path("id").asString("").equals(criterion.id()))
              .findFirst();
      if (entry.isEmpty() || !entry.get().path("met").isBoolean()) {
        return new Unread(
            "the criterion \"" + criterion.id() + "\" has no entry with met true or false.");
      }
      boolean met = entry.get().path("met").booleanValue() != criterion.negate();
      String rationale = Text.storable(entry.get().path("rationale").asString(""));
      results.add(
          new CriterionResult(
              criterion.id(), criterion.type(), criterion.required(), met, rationale));
    }
    return new Read(results);
  }
}
