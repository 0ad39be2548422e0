package dev.gauntlet.web.live;

import dev.gauntlet.storage.signal.Delta;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;

/** Who waits in this process for which battle: to be woken once, or to follow it to its end. */
public final class Watchers {
  private final Registry<Runnable> waiting = new Registry<>();
  private final Registry<Follower> following;

  /**
   * @param first is told of a battle that nobody followed before
   */
  public Watchers(Consumer<String> first) {
    this.following = new Registry<>(first);
  }

  /** From now on this is run whenever something may have happened in the battle. */
  public Registry.Entry await(String battleId, Runnable woken) {
    return waiting.enter(battleId, woken);
  }

  /** From now on the follower is told of the battle. */
  public Registry.Entry follow(String battleId, Follower follower) {
    return following.enter(battleId, follower);
  }

  /** The battles that somebody follows. */
  Set<String> followed() {
    return following.ids();
  }

  void changed(Collection<String> battleIds) {
    for (String id : battleIds) {
      waiting.each(id, Runnable::run);
      following.each(id, Follower::changed);
    }
  }

  void written(Delta delta) {
    following.each(delta.battleId(), follower -> follower.written(delta));
  }

  /** Wakes the followers who are not as far as the battle is. */
  void reached(String battleId, int position) {
    following.each(
        battleId,
        follower -> {
          if (follower.position() < position) {
            follower.changed();
          }
        });
  }
}
