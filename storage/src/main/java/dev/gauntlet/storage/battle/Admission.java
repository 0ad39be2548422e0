package dev.gauntlet.storage.battle;

import dev.gauntlet.storage.Earlier;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A start that was asked for.
 *
 * @param id the conversation's id
 * @param spec the battle, defaults spelled out
 * @param fingerprint a hash of what was asked for, to tell a repetition from another start
 * @param idempotencyKey the caller's key for this start, or null
 * @param webhookUrl where to tell of its end, or null
 */
public record Admission(
    String id,
    BattleSpec spec,
    byte[] fingerprint,
    @Nullable String idempotencyKey,
    @Nullable String webhookUrl) {

  /** A start whose end nobody asks to be told of. */
  public Admission(
      String id, BattleSpec spec, byte[] fingerprint, @Nullable String idempotencyKey) {
    this(id, spec, fingerprint, idempotencyKey, null);
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** The battle is new and will be played. */
    record Admitted() implements Outcome {}

    /** The same start was made before; its battle stands under {@code id}. */
    record Repeated(String id) implements Outcome {}

    /** The id is taken by another start. */
    record IdTaken() implements Outcome {}

    /** The key was used for another start. */
    record KeyReused() implements Outcome {}

    /**
     * As many jobs are open as may be.
     *
     * @param cap how many those are
     * @param inAll whether all jobs count, and not only those of this caller
     */
    record TooManyJobs(int cap, boolean inAll) implements Outcome {}

    /**
     * What it means that a start cannot be admitted.
     *
     * @param fingerprint of the start
     * @param withKey what was started with its key, if anything was
     * @param withId what was started under its id, if anything was
     */
    static Outcome against(
        byte[] fingerprint, Optional<Earlier> withKey, Supplier<Optional<Earlier>> withId) {
      return withKey
          .<Outcome>map(earlier ->
              earlier.wasSentAs(fingerprint) ? new Repeated(earlier.id()) : new KeyReused())
          .orElseGet(() ->
              withId
                  .get()
                  .filter(earlier -> earlier.wasSentAs(fingerprint))
                  .<Outcome>map(earlier -> new Repeated(earlier.id()))
                  .orElseGet(IdTaken::new));
    }
  }
}
