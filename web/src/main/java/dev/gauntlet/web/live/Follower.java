package dev.gauntlet.web.live;

import dev.gauntlet.storage.signal.Delta;

/** Follows a battle, event by event and word by word. Its methods return at once. */
public interface Follower {

  /** Something may have happened. */
  void changed();

  /** A part of an answer was written. */
  void written(Delta delta);

  /** How far it has seen: the position of an event, 0 for none. */
  int position();
}
