package dev.gauntlet.workflows.statistics;

import java.util.Optional;

/**
 * The difference of two success rates, always the second minus the first, with an interval made of
 * the Wilson limits of each. It needs no minimum count and never leaves -1 to 1.
 */
public final class Newcombe {

  private Newcombe() {}

  /**
   * The difference of the rates of two independent sets of battles (Newcombe 1998, Statist. Med.
   * 17:873-890, method 10: the hybrid score interval).
   *
   * @param k1 successes of the first set, 0 to {@code n1}
   * @param n1 covered battles of the first set
   * @param k2 successes of the second set, 0 to {@code n2}
   * @param n2 covered battles of the second set
   * @param level the confidence level, above 0 and below 1
   * @return {@code k2/n2 - k1/n1} by method {@code newcombe}; empty when either set is empty
   * @throws IllegalArgumentException when a count is negative, a {@code k} is above its {@code n},
   *     or the level is out of bounds
   */
  public static Optional<Difference> difference(int k1, int n1, int k2, int n2, double level) {
    Optional<Rate> first = Rate.wilson(k1, n1, level);
    Optional<Rate> second = Rate.wilson(k2, n2, level);
    return first.flatMap(one ->
        second.map(two -> between(one, two, two.estimate() - one.estimate(), 0, "newcombe")));
  }

  /**
   * The difference of two rates over the same tasks, each tried by a first agent A and a second
   * agent B (Newcombe 1998, Statist. Med. 17:2635-2650, method 10: the score interval with a
   * correlation that is corrected for continuity).
   *
   * @param both tasks at which both succeeded
   * @param onlyA tasks at which A alone succeeded
   * @param onlyB tasks at which B alone succeeded
   * @param neither tasks at which neither succeeded
   * @param level the confidence level, above 0 and below 1
   * @return the rate of B minus the rate of A by method {@code newcombe-paired}; empty when there
   *     are no tasks
   * @throws IllegalArgumentException when a count is negative or the level is out of bounds
   * @throws ArithmeticException when there are more than two billion tasks
   */
  public static Optional<Difference> paired(
      int both, int onlyA, int onlyB, int neither, double level) {
    Counts.requireNotNegative("both", both);
    Counts.requireNotNegative("onlyA", onlyA);
    Counts.requireNotNegative("onlyB", onlyB);
    Counts.requireNotNegative("neither", neither);
    int a = Math.addExact(both, onlyA);
    int b = Math.addExact(both, onlyB);
    int n = Math.addExact(Math.addExact(a, onlyB), neither);
    Optional<Rate> first = Rate.wilson(a, n, level);
    Optional<Rate> second = Rate.wilson(b, n, level);
    double correlation = correlation(both, onlyA, onlyB, neither);
    return first.flatMap(one ->
        second.map(two ->
            between(one, two, ((double) onlyB - onlyA) / n, correlation, "newcombe-paired")));
  }

  /** The paper's phi: nothing when a margin is empty, and a positive one pulled towards 0. */
  private static double correlation(double both, double onlyA, double onlyB, double neither) {
    double margins = (both + onlyA) * (onlyB + neither) * (both + onlyB) * (onlyA + neither);
    if (margins == 0) {
      return 0;
    }
    double n = both + onlyA + onlyB + neither;
    double product = both * neither - onlyA * onlyB;
    return (product > 0 ? Math.max(0, product - n / 2) : product) / Math.sqrt(margins);
  }

  private static Difference between(
      Rate one, Rate two, double estimate, double correlation, String method) {
    double down = combined(two.estimate() - two.low(), one.high() - one.estimate(), correlation);
    double up = combined(two.high() - two.estimate(), one.estimate() - one.low(), correlation);
    return new Difference(
        estimate, Math.max(-1, estimate - down), Math.min(1, estimate + up), method, one.level());
  }

  private static double combined(double x, double y, double correlation) {
    return Math.sqrt(Math.max(0, x * x - 2 * correlation * x * y + y * y));
  }
}
