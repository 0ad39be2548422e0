package dev.gauntlet.storage.agent;

import dev.gauntlet.storage.Earlier;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be stored for the first time.
 *
 * @param id its id
 * @param content what its first version says
 * @param fingerprint a hash of what was sent, to tell a repetition by its key
 * @param idempotencyKey the caller's key, or null
 */
public record Creation<T>(
    String id, T content, byte[] fingerprint, @Nullable String idempotencyKey) {

  /** What came of it. */
  public sealed interface Outcome {

    /** It is stored as version 1. */
    record Created() implements Outcome {}

    /** It is there as it was sent, under {@code id}. */
    record Repeated(String id) implements Outcome {}

    /** The id is taken by something that says something else. */
    record IdTaken() implements Outcome {}

    /** The key was used for something else. */
    record KeyReused() implements Outcome {}
  }

  /**
   * What it means that this cannot be stored.
   *
   * @param withKey what was created with its key, if anything was
   * @param withId what stands under its id, if anything does
   */
  Outcome against(Optional<Earlier> withKey, Supplier<Optional<Versioned<T>>> withId) {
    return withKey
        .<Outcome>map(earlier ->
            earlier.wasSentAs(fingerprint)
                ? new Outcome.Repeated(earlier.id())
                : new Outcome.KeyReused())
        .orElseGet(() ->
            withId
                .get()
                .filter(there -> there.content().equals(content))
                .<Outcome>map(there -> new Outcome.Repeated(there.id()))
                .orElseGet(Outcome.IdTaken::new));
  }
}
