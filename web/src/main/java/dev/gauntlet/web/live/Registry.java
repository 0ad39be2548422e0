package dev.gauntlet.web.live;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Who is there for what, by id. What nobody is there for takes no room.
 *
 * @param <T> who
 */
public final class Registry<T> {
  private final Map<String, Set<T>> entries = new ConcurrentHashMap<>();
  private final Consumer<String> first;

  /** Tells nobody. */
  public Registry() {
    this(id -> {});
  }

  /**
   * @param first is told of an id that nobody was there for before
   */
  public Registry(Consumer<String> first) {
    this.first = first;
  }

  /** An entry that lasts until it is closed. */
  public interface Entry extends AutoCloseable {
    @Override
    void close();
  }

  /** Enters somebody. */
  public Entry enter(String id, T who) {
    entries.compute(
        id,
        (key, there) -> {
          Set<T> all = there == null ? ConcurrentHashMap.newKeySet() : there;
          if (there == null) {
            first.accept(id);
          }
          all.add(who);
          return all;
        });
    return () ->
        entries.computeIfPresent(
            id,
            (key, there) -> {
              there.remove(who);
              return there.isEmpty() ? null : there;
            });
  }

  /** What somebody is there for. */
  public Set<String> ids() {
    return Set.copyOf(entries.keySet());
  }

  /** Tells everybody who is there for an id. */
  public void each(String id, Consumer<? super T> told) {
    entries.getOrDefault(id, Set.of()).forEach(told);
  }
}
