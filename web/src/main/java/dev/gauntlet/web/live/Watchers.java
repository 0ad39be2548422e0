package dev.gauntlet.web.live;

import dev.gauntlet.storage.signal.Delta;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Who waits in this process for which battle. */
public final class Watchers {
  private final Map<String, Set<Watcher>> watchers = new ConcurrentHashMap<>();
  private final Consumer<String> first;

  /**
   * @param first is told of a battle that nobody waited for before
   */
  public Watchers(Consumer<String> first) {
    this.first = first;
  }

  /** A watch that lasts until it is closed. */
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /** From now on the watcher is woken when something happens in the battle. */
  public Watch watch(String battleId, Watcher watcher) {
    watchers.compute(
        battleId,
        (id, there) -> {
          Set<Watcher> all = there == null ? ConcurrentHashMap.newKeySet() : there;
          if (there == null) {
            first.accept(battleId);
          }
          all.add(watcher);
          return all;
        });
    return () ->
        watchers.computeIfPresent(
            battleId,
            (id, there) -> {
              there.remove(watcher);
              return there.isEmpty() ? null : there;
            });
  }

  /** The battles that somebody waits for. */
  Set<String> battles() {
    return Set.copyOf(watchers.keySet());
  }

  void changed(Collection<String> battleIds) {
    battleIds.forEach(id -> each(id, Watcher::changed));
  }

  void written(Delta delta) {
    each(delta.battleId(), watcher -> watcher.written(delta));
  }

  /** Wakes those who are not as far as the battle is. */
  void reached(String battleId, int position) {
    each(
        battleId,
        watcher -> {
          if (watcher.position() < position) {
            watcher.changed();
          }
        });
  }

  private void each(String battleId, Consumer<Watcher> told) {
    watchers.getOrDefault(battleId, Set.of()).forEach(told);
  }
}
