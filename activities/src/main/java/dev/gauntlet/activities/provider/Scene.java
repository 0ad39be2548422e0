package dev.gauntlet.activities.provider;

import java.util.List;

/**
 * What a request was rendered from. Providers that ask a model ignore it; the simulated provider
 * plays from it.
 *
 * @param goal what the opponent wants
 * @param persona who the opponent is, with the facts it knows; may be empty
 * @param criteria the ids of the {@code llm} criteria that a judge is asked about
 * @param transcript everything said so far, oldest first: odd positions are the opponent's
 * @param mayLeave whether the opponent may walk away, which it says with {@link #LEAVE}
 * @param seed what the battle's chance is derived from
 */
public record Scene(
    String goal,
    String persona,
    List<String> criteria,
    List<String> transcript,
    boolean mayLeave,
    long seed) {

  /** What an opponent that walks away puts at the end of its last line. */
  public static final String LEAVE = "[[LEAVES]]";

  /** Copies the lists. */
  public Scene {
    criteria = List.copyOf(criteria);
    transcript = List.copyOf(transcript);
  }
}
