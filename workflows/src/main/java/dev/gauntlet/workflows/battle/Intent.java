package dev.gauntlet.workflows.battle;

import org.jspecify.annotations.Nullable;

/**
 * That somebody wants a battle paused, resumed or cancelled.
 *
 * @param version orders the intents of a battle, so that a late delivery cannot undo a newer one; 0
 *     for one that no row holds, such as a signal sent by hand
 * @param by who wants it
 * @param reason why, in their words
 */
public record Intent(int version, String by, @Nullable String reason) {

  /** A signal that came without saying more. */
  static final Intent BY_HAND = new Intent(0, "Temporal", null);
}
