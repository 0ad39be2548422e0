package dev.gauntlet.storage.agent;

import dev.gauntlet.storage.Place;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is stored in versions.
 *
 * @param <T> what a version says
 */
public interface VersionedQueries<T> {

  /** The newest version. */
  Optional<Versioned<T>> find(String id);

  /** A version. */
  Optional<Versioned<T>> find(String id, int version);

  /**
   * A page of newest versions, of what was created last first.
   *
   * @param before only what stands behind this place, or null for the newest
   */
  List<Versioned<T>> list(@Nullable Place before, int limit);

  /**
   * A page of the versions of one, the newest first.
   *
   * @param below only versions with a smaller number
   */
  List<Versioned<T>> versions(String id, int below, int limit);
}
