package dev.gauntlet.activities.summary;

import dev.gauntlet.workflows.battle.EndedReason;

/** The ends of conversations, as a model is told of them. */
final class Ends {

  private Ends() {}

  /** Whether the goal was missed. */
  static boolean isMiss(String endedReason) {
    EndedReason reason = EndedReason.of(endedReason);
    return reason == EndedReason.LIMIT || reason == EndedReason.ABANDONED;
  }

  /** What an end says, by its word. */
  static String inWords(String endedReason) {
    return switch (EndedReason.of(endedReason)) {
      case GOAL -> "goal reached";
      case LIMIT -> "goal missed: the messages were used up";
      case ABANDONED -> "goal missed: the user walked away";
      case BUDGET -> "broken off: a budget was spent";
      case TIMEOUT -> "broken off: the time was over";
      case ERROR -> "broken off: a model could not be reached, or refused the request";
      case MANUAL -> "cancelled";
    };
  }
}
