package dev.gauntlet.storage.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that was asked for.
 *
 * @param id the run's id
 * @param spec the run, defaults spelled out
 * @param battles each battle, in its order
 * @param fingerprint a hash of what was asked for, to tell a repetition from another start
 * @param idempotencyKey the caller's key for this start, or null
 * @param webhookUrl where to tell of its end, or null
 */
public record NewRun(
    String id,
    RunSpec spec,
    List<NewBattle> battles,
    byte[] fingerprint,
    @Nullable String idempotencyKey,
    @Nullable String webhookUrl) {

  /** Copies the list, which has to be as long as the spec says. */
  public NewRun {
    battles = List.copyOf(battles);
    if (battles.size() != spec.battles()) {
      throw new IllegalArgumentException(
          "the run has " + spec.battles() + " battles, but " + battles.size() + " are given");
    }
  }

  /** A run whose end nobody asks to be told of. */
  public NewRun(
      String id,
      RunSpec spec,
      List<NewBattle> battles,
      byte[] fingerprint,
      @Nullable String idempotencyKey) {
    this(id, spec, battles, fingerprint, idempotencyKey, null);
  }

  /**
   * A battle of a run.
   *
   * @param id its id
   * @param seed what its chance is derived from
   * @param scenario the position of its scenario, from 0, or null without scenarios
   */
  public record NewBattle(String id, long seed, @Nullable Integer scenario) {}
}
