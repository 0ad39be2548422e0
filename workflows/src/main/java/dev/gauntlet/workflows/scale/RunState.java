package dev.gauntlet.workflows.scale;

import java.util.Locale;

/** Where a run is in its life. */
public enum RunState {
  /** Admitted; no battle was begun. */
  QUEUED,
  /** Battles are played. */
  RUNNING,
  /** Battles are held, and none is begun. */
  PAUSED,
  /** Every battle has ended. */
  COMPLETED,
  /** The run itself failed; its battles that had not ended, ended in error. */
  FAILED,
  /** Somebody cancelled it. */
  CANCELLED;

  /** Whether nothing more will happen. */
  public boolean isEnd() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }

  /** The word the API and the database use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of that word. */
  public static RunState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
