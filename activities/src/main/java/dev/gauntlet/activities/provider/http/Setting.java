package dev.gauntlet.activities.provider.http;

import dev.gauntlet.activities.provider.GenerationSettings;
import dev.gauntlet.activities.provider.ModelRequest;
import java.util.EnumSet;
import java.util.Set;

/** A part of a request that some models refuse, in the order in which a refusal is read. */
public enum Setting {
  /** The field that bounds the length of an answer: another name of it is sent instead. */
  TOKEN_LIMIT,
  /** The JSON schema that the answer has to follow. */
  RESPONSE_FORMAT,
  /** How much a model reasons. */
  REASONING_EFFORT,
  /** Nucleus sampling; given up before the temperature where a model takes one of both. */
  TOP_P,
  /** The temperature. */
  TEMPERATURE,
  /** What makes sampling reproducible. */
  SEED,
  /** The sequences that end an answer. */
  STOP;

  /** The settings that a request has. */
  static Set<Setting> of(ModelRequest request) {
    GenerationSettings generation = request.settings();
    Set<Setting> had = EnumSet.of(TOKEN_LIMIT);
    if (request.schema() != null) {
      had.add(RESPONSE_FORMAT);
    }
    if (generation.reasoningEffort() != null) {
      had.add(REASONING_EFFORT);
    }
    if (generation.topP() != null) {
      had.add(TOP_P);
    }
    if (generation.temperature() != null) {
      had.add(TEMPERATURE);
    }
    if (generation.seed() != null) {
      had.add(SEED);
    }
    if (!generation.stop().isEmpty()) {
      had.add(STOP);
    }
    return had;
  }
}
