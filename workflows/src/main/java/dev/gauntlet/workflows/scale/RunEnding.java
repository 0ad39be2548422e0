package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.FailureType;
import org.jspecify.annotations.Nullable;

/**
 * How a run is to end.
 *
 * @param state the end
 * @param failure what failed, for {@link RunState#FAILED}
 * @param sentence our own words about it, or why somebody cancelled
 * @param by who cancelled
 */
public record RunEnding(
    RunState state, @Nullable FailureType failure, @Nullable String sentence, @Nullable String by) {

  /** Every battle has ended. */
  public static final RunEnding COMPLETED = new RunEnding(RunState.COMPLETED, null, null, null);

  /** An end by a failure, in our own words. */
  public static RunEnding failed(String sentence) {
    return new RunEnding(RunState.FAILED, FailureType.INTERNAL, sentence, null);
  }
}
