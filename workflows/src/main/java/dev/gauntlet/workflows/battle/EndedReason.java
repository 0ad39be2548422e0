package dev.gauntlet.workflows.battle;

import java.util.Locale;

/** Why a battle ended. */
public enum EndedReason {
  /** All required criteria were met at one message: a success. */
  GOAL(BattleState.COMPLETED),
  /** Messages, or a script's lines, were used up: a miss. */
  LIMIT(BattleState.COMPLETED),
  /** A simulated user that may leave, left: a miss. */
  ABANDONED(BattleState.COMPLETED),
  /** The next call could have passed the budget: not covered by the rate. */
  BUDGET(BattleState.COMPLETED),
  /** The active time was used up: not covered by the rate. */
  TIMEOUT(BattleState.COMPLETED),
  /** A step failed for good: not covered by the rate. */
  ERROR(BattleState.FAILED),
  /** Somebody cancelled it: not covered by the rate. */
  MANUAL(BattleState.CANCELLED);

  private final BattleState state;

  EndedReason(BattleState state) {
    this.state = state;
  }

  /** The state a battle is in that ended so. */
  public BattleState state() {
    return state;
  }

  /** The word the API, the database and the terminal use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reason of that word. */
  public static EndedReason of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
