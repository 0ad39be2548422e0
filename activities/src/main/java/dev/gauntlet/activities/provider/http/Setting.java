package dev.gauntlet.activities.provider.http;

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
  STOP
}
