package dev.gauntlet.workflows.statistics;

import java.util.Optional;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * A success rate with its confidence interval.
 *
 * @param k battles that reached their goal
 * @param n covered battles, at least 1
 * @param estimate {@code k / n}
 * @param low the lower end of the interval, 0 to {@code estimate}
 * @param high the upper end of the interval, {@code estimate} to 1
 * @param method how the interval was made
 * @param level the confidence level, such as 0.95
 */
public record Rate(
    int k, int n, double estimate, double low, double high, String method, double level) {

  /** Rejects counts that are no proportion, and levels that are none. */
  public Rate {
    Counts.require(k, n);
    if (n == 0) {
      throw new IllegalArgumentException("n must be at least 1: nothing of nothing is no rate");
    }
    Level.require(level);
  }

  /**
   * The rate of independent battles with Wilson's score interval (Wilson 1927, J. Am. Stat. Assoc.
   * 22:209-212; the interval to use for few trials: Brown, Cai, DasGupta 2001, Stat. Sci.
   * 16:101-133). It has no continuity correction. Battles of the same scenario are not independent:
   * see {@link Clustered}.
   *
   * @param k battles that reached their goal, 0 to {@code n}
   * @param n covered battles
   * @param level the confidence level, above 0 and below 1
   * @return the rate by method {@code wilson}; empty when {@code n} is 0
   * @throws IllegalArgumentException when a count is negative, {@code k} is above {@code n}, or the
   *     level is out of bounds
   */
  public static Optional<Rate> wilson(int k, int n, double level) {
    Counts.require(k, n);
    Level.require(level);
    if (n == 0) {
      return Optional.empty();
    }
    var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(n, k, 1 - level);
    double estimate = (double) k / n;
    // The score interval touches 0 at k = 0 and 1 at k = n, where rounding can step over the edge.
    double low = k == 0 ? 0 : Math.clamp(interval.getLowerBound(), 0, estimate);
    double high = k == n ? 1 : Math.clamp(interval.getUpperBound(), estimate, 1);
    return Optional.of(new Rate(k, n, estimate, low, high, "wilson", level));
  }
}
