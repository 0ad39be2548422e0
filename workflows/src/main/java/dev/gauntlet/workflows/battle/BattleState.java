package dev.gauntlet.workflows.battle;

import java.util.Locale;

/** Where a battle is in its life. */
public enum BattleState {
  /** Accepted; no step was taken. */
  QUEUED,
  /** Steps are being taken. */
  RUNNING,
  /** Held by an intent. */
  PAUSED,
  /** Ended by its own rules. */
  COMPLETED,
  /** Ended by an error. */
  FAILED,
  /** Ended by somebody. */
  CANCELLED;

  /** The word the API, the database and the terminal use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of that word. */
  public static BattleState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
