package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.FailureType;
import org.jspecify.annotations.Nullable;

/**
 * How a battle is to end.
 *
 * @param reason why
 * @param failure what failed, for {@link EndedReason#ERROR}
 * @param sentence our own words about it, or why somebody cancelled, or which budget was spent
 * @param by who cancelled
 */
public record Ending(
    EndedReason reason,
    @Nullable FailureType failure,
    @Nullable String sentence,
    @Nullable String by) {

  static Ending of(EndedReason reason) {
    return new Ending(reason, null, null, null);
  }

  /** An end by a limit, in our own words. */
  public static Ending spent(EndedReason reason, String sentence) {
    return new Ending(reason, null, sentence, null);
  }

  /** The end that is wanted: by a deadline, whose intent says which, or by a person. */
  public static Ending of(Standing.Wanted wanted, Intent intent) {
    return wanted == Standing.Wanted.EXPIRE
        ? new Ending(EndedReason.TIMEOUT, null, intent.reason(), null)
        : new Ending(EndedReason.MANUAL, null, intent.reason(), intent.by());
  }

  /** An end by a failure, in our own words. */
  public static Ending failed(FailureType failure, String sentence) {
    return new Ending(EndedReason.ERROR, failure, sentence, null);
  }
}
