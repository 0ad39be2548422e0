package dev.gauntlet.storage.battle;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gauntlet.storage.Text;

/**
 * Something that a judge decides on.
 *
 * @param id names it within the battle
 * @param type how it is decided
 * @param expect what is looked for: a sentence, a substring, a regular expression or a JSON schema
 * @param required whether the goal needs it
 * @param negate whether it is met when what is expected is not there
 */
public record Criterion(String id, Type type, String expect, boolean required, boolean negate) {

  /** The same without its text. */
  Criterion erased() {
    return new Criterion(id, type, Text.erased(expect), required, negate);
  }

  /** How a criterion is decided. */
  public enum Type {
    /** A model reads the transcript. */
    @JsonProperty("llm")
    LLM,
    /** The latest agent message contains the text. */
    @JsonProperty("contains")
    CONTAINS,
    /** The regular expression is found in the latest agent message. */
    @JsonProperty("regex")
    REGEX,
    /** The latest agent message is JSON that follows the schema. */
    @JsonProperty("jsonSchema")
    JSON_SCHEMA
  }
}
