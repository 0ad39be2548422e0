package dev.gauntlet.activities.provider;

/**
 * A message as a model is to see it.
 *
 * @param role who speaks, from the model's point of view
 * @param content what is said
 */
public record PromptMessage(Role role, String content) {

  /** Who speaks, from the point of view of the model that is asked. */
  public enum Role {
    /** The model's counterpart. */
    USER,
    /** The model itself. */
    ASSISTANT
  }
}
