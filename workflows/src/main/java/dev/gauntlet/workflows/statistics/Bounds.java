package dev.gauntlet.workflows.statistics;

import java.util.Optional;

/**
 * Where a success rate could have ended had every battle been covered. These are bounds, not
 * statistics: they hold whatever kept the other battles from being judged, even if it was their
 * difficulty (Manski 2003, Partial Identification of Probability Distributions, chapter 1).
 */
public final class Bounds {

  private Bounds() {}

  /**
   * The rate if every battle that is not covered had missed its goal, and if every one had reached
   * it.
   *
   * @param k covered battles that reached their goal, 0 to {@code n}
   * @param n covered battles
   * @param uncovered battles without an answer: errors, budgets, time-outs, cancels
   * @return from {@code k / (n + uncovered)} to {@code (k + uncovered) / (n + uncovered)}; empty
   *     when there are no battles at all
   * @throws IllegalArgumentException when a count is negative or {@code k} is above {@code n}
   */
  public static Optional<Interval> of(int k, int n, int uncovered) {
    Counts.require(k, n);
    Counts.requireNotNegative("uncovered", uncovered);
    double total = (double) n + uncovered;
    if (total == 0) {
      return Optional.empty();
    }
    return Optional.of(new Interval(k / total, ((double) k + uncovered) / total));
  }
}
