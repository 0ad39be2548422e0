package dev.gauntlet.web.list;

import dev.gauntlet.storage.Place;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items its entries
 * @param nextCursor asks for what follows, or null on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

  /** How many entries to look for, to tell whether more follow than a page is to have. */
  public static int lookFor(int limit) {
    return limit + 1;
  }

  /**
   * The page of what was found.
   *
   * @param found as many as {@link #lookFor} says, if there are so many
   * @param limit how many entries the page is to have
   * @param place where an entry stands in the list
   */
  public static <T> Page<T> of(List<T> found, int limit, Function<T, Place> place) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<T> items = found.subList(0, limit);
    return new Page<>(items, Cursor.at(place.apply(items.getLast())));
  }

  /** The same page of other things. */
  public <V> Page<V> map(Function<T, V> view) {
    return new Page<>(items.stream().map(view).toList(), nextCursor);
  }
}
