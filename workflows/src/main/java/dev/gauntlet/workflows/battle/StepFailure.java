package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.FailureType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;

/**
 * A step that failed for good, read from what Temporal reports.
 *
 * @param type what failed
 * @param sentence our own words about it
 */
public record StepFailure(FailureType type, String sentence) {

  /** What an activity's failure says. */
  public static StepFailure of(ActivityFailure failure) {
    return switch (failure.getCause()) {
      case ApplicationFailure cause -> of(cause);
      case CanceledFailure cause -> new StepFailure(FailureType.CANCELLED, "");
      case TimeoutFailure cause ->
          new StepFailure(
              FailureType.PROVIDER_UNAVAILABLE,
              "No worker answered for this step within the time that a step may take (24 hours).");
      case null, default ->
          new StepFailure(
              FailureType.INTERNAL, "The step failed in a way that nobody foresaw; see the log.");
    };
  }

  private static StepFailure of(ApplicationFailure cause) {
    try {
      return new StepFailure(FailureType.valueOf(cause.getType()), cause.getOriginalMessage());
    } catch (IllegalArgumentException unknown) {
      return new StepFailure(
          FailureType.INTERNAL, "The step failed in a way that nobody foresaw; see the log.");
    }
  }

  boolean asksForTheNextProvider() {
    return type.reaction() == FailureType.Reaction.NEXT_PROVIDER;
  }

  Ending ending(Intents intents) {
    return switch (type.reaction()) {
      case RETRY, NEXT_PROVIDER, END_ERROR -> Ending.failed(type, sentence);
      case END_BUDGET -> Ending.spent(EndedReason.BUDGET, sentence);
      case END_TIMEOUT -> Ending.spent(EndedReason.TIMEOUT, sentence);
      case END_CANCELLED -> intents.ending();
    };
  }
}
