package dev.gauntlet.workflows.statistics;

/**
 * The seeds of a run's battles, made from the run's seed alone, so that a battle can be played
 * again: SplitMix64 (Steele, Lea, Flood 2014, Fast Splittable Pseudorandom Number Generators,
 * OOPSLA; the generator of {@link java.util.SplittableRandom}).
 */
public final class Seeds {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private Seeds() {}

  /**
   * The seed of one battle: the generator's output number {@code index}, cut to its upper 53 bits
   * so that every JSON reader keeps it exactly. Two battles of a run of 10,000 share a seed with a
   * chance of less than one in a hundred million.
   *
   * @param runSeed the seed of the run, any number
   * @param index the battle's place in its run, from 0
   * @return 0 to 2^53 - 1
   * @throws IllegalArgumentException when the index is negative
   */
  public static long of(long runSeed, int index) {
    Counts.requireNotNegative("index", index);
    return mix(runSeed + (index + 1L) * GOLDEN_GAMMA) >>> 11;
  }

  private static long mix(long state) {
    long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
