package dev.gauntlet.activities.provider;

import org.jspecify.annotations.Nullable;

/**
 * What a model answered.
 *
 * @param text the answer; may be empty
 * @param finish why it ended
 * @param tokens what it used
 * @param model the model that answered, as the provider names it
 * @param costMicros what the provider says that it bills, in micro-USD, or null when it does not
 *     say
 */
public record ModelResponse(
    String text, Finish finish, TokenCount tokens, String model, @Nullable Long costMicros) {

  /** An answer of a provider that does not say what it bills. */
  public ModelResponse(String text, Finish finish, TokenCount tokens, String model) {
    this(text, finish, tokens, model, null);
  }

  /** Why an answer ended. */
  public enum Finish {
    /** The model had said everything. */
    STOP,
    /** The answer reached its longest length and is cut. */
    LENGTH,
    /** The provider's filter held it back. */
    CONTENT_FILTER,
    /** The model declined. */
    REFUSAL
  }
}
