package dev.gauntlet.activities.provider.simulated;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance without memory: the same seed and the same question give the same outcome, in every
 * process and whatever was asked before.
 */
record Chance(long seed) {

  /** A chance of its own for a part of this one. */
  Chance of(String part) {
    return new Chance(draw(part));
  }

  /** From 0 up to, and without, 1. */
  double unit(String about) {
    return (draw(about) >>> 11) * 0x1.0p-53;
  }

  boolean happens(String about, double probability) {
    return unit(about) < probability;
  }

  int below(String about, int bound) {
    return (int) (unit(about) * bound);
  }

  <T> T pick(String about, List<T> from) {
    return from.get(below(about, from.size()));
  }

  /** Goes through the list turn by turn from a place of its own, so that nothing repeats soon. */
  <T> T pickInTurn(String about, List<T> from, int turn) {
    return from.get(Math.floorMod(below(about, from.size()) + turn, from.size()));
  }

  private long draw(String about) {
    return new SplittableRandom(seed + about.hashCode()).nextLong();
  }
}
