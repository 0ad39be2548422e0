package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.battle.EndedReason;
import java.time.Duration;

/**
 * What a battle of a {@link FakeRun} does.
 *
 * @param lastsMs how long it is played, in milliseconds
 * @param end how it then ends
 * @param breaks whether its workflow fails instead, without a word
 * @param lingersMs how long it takes to end once it is told to, in milliseconds
 */
record Order(long lastsMs, EndedReason end, boolean breaks, long lingersMs) {

  /** It has no end of its own. */
  static final Order ENDLESS = lasting(Duration.ofDays(3_000));

  /** It reaches its goal after this time. */
  static Order lasting(Duration time) {
    return ending(time, EndedReason.GOAL);
  }

  static Order ending(Duration time, EndedReason end) {
    return new Order(time.toMillis(), end, false, 0);
  }

  static Order breaking(Duration time) {
    return new Order(time.toMillis(), EndedReason.ERROR, true, 0);
  }

  /** It does not end at once when it is told to. */
  Order lingering(Duration time) {
    return new Order(lastsMs, end, breaks, time.toMillis());
  }
}
