package dev.gauntlet.workflows.statistics;

/** What holds for successes among battles. */
final class Counts {

  private Counts() {}

  static void require(int k, int n) {
    requireNotNegative("k", k);
    requireNotNegative("n", n);
    if (k > n) {
      throw new IllegalArgumentException("k must be at most n, but " + k + " is above " + n);
    }
  }

  static void requireNotNegative(String what, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(what + " must not be negative, but is " + value);
    }
  }
}
