package dev.gauntlet.activities.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request was rendered from. Providers that ask a model ignore it; the simulated provider
 * plays from it.
 *
 * @param goal what the opponent wants
 * @param persona who the opponent is, with the facts it knows; may be empty
 * @param criteria the ids of the {@code llm} criteria that a judge is asked about
 * @param transcript everything said so far, oldest first: odd positions are the opponent's
 * @param mayLeave whether the opponent may walk away, which it says with {@link #LEAVE}
 * @param seed what the battle's, or the run's, chance is derived from
 * @param recap what a run is to be summarised from; null in a battle
 */
public record Scene(
    String goal,
    String persona,
    List<String> criteria,
    List<String> transcript,
    boolean mayLeave,
    long seed,
    @Nullable Recap recap) {

  /** What an opponent that walks away puts at the end of its last line. */
  public static final String LEAVE = "[[LEAVES]]";

  /** Copies the lists. */
  public Scene {
    criteria = List.copyOf(criteria);
    transcript = List.copyOf(transcript);
  }

  /** The scene of a battle. */
  public Scene(
      String goal,
      String persona,
      List<String> criteria,
      List<String> transcript,
      boolean mayLeave,
      long seed) {
    this(goal, persona, criteria, transcript, mayLeave, seed, null);
  }

  /** The scene of a summary. */
  public static Scene ofSummary(String goal, long seed, Recap recap) {
    return new Scene(goal, "", List.of(), List.of(), false, seed, recap);
  }
}
