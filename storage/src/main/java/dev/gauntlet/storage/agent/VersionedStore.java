package dev.gauntlet.storage.agent;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is stored in versions.
 *
 * @param <T> what a version says
 */
public interface VersionedStore<T> {

  /** Stores the first version once, however often it is asked for. */
  Creation.Outcome create(Creation<T> creation);

  /** The id of what was created with this key and these words, if anything was. */
  Optional<String> createdBefore(String key, byte[] fingerprint);

  /**
   * Stores the version that follows the given one. Of many at once that are to follow the same, one
   * is stored.
   */
  Revision revise(String id, int version, T content);

  /**
   * Deletes it with all its versions, unless something refers to it.
   *
   * @param version which version has to be the newest, or null for any
   */
  Removal remove(String id, @Nullable Integer version);
}
