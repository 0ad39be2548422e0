package dev.gauntlet.activities.provider;

import java.util.List;

/**
 * What a summary of a run was rendered from.
 *
 * @param systemPrompt the agent's instructions; may be empty
 * @param succeeded conversations that reached the goal
 * @param covered conversations that say something about the agent
 * @param weakest the criterion that was met least often; empty when none was judged
 * @param read the conversations that the model is shown
 */
public record Recap(
    String systemPrompt, int succeeded, int covered, String weakest, List<Heard> read) {

  /** Copies the list. */
  public Recap {
    read = List.copyOf(read);
  }

  /**
   * A conversation.
   *
   * @param id the battle
   * @param missed whether the goal was missed
   * @param lines everything that was said, oldest first
   */
  public record Heard(String id, boolean missed, List<String> lines) {

    /** Copies the lines. */
    public Heard {
      lines = List.copyOf(lines);
    }
  }
}
