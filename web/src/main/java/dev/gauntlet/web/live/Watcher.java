package dev.gauntlet.web.live;

import dev.gauntlet.storage.signal.Delta;

/** Waits for something to happen in a battle. Its methods return at once. */
public interface Watcher {

  /** Something may have happened. */
  void changed();

  /** A part of an answer was written. */
  default void written(Delta delta) {}

  /**
   * How far it has seen: the position of an event, or {@link Integer#MAX_VALUE} if it looks itself.
   */
  default int position() {
    return Integer.MAX_VALUE;
  }
}
