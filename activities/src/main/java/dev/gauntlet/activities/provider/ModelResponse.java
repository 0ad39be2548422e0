package dev.gauntlet.activities.provider;

/**
 * What a model answered.
 *
 * @param text the answer; may be empty
 * @param finish why it ended
 * @param tokens what it used
 * @param model the model that answered, as the provider names it
 */
public record ModelResponse(String text, Finish finish, TokenCount tokens, String model) {

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
