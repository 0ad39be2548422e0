package dev.gauntlet.cli.rest;

import org.jspecify.annotations.Nullable;

/**
 * How often something happened, with its interval; fractions from 0 to 1.
 *
 * @param k how often
 * @param n out of how many
 * @param clusters how many scenarios they come from; null when they count as independent
 * @param estimate the rate; null when nothing was counted
 * @param low the lower end of the interval; null when there is none
 * @param high the upper end; null when there is none
 * @param method how the interval was computed, such as {@code wilson}; may be empty
 * @param level its confidence, such as 0.95; null when the server does not say
 */
public record Rate(
    long k,
    long n,
    @Nullable Long clusters,
    @Nullable Double estimate,
    @Nullable Double low,
    @Nullable Double high,
    String method,
    @Nullable Double level) {
  /** Reads an absent method as an empty one. */
  public Rate {
    method = Absent.text(method);
  }

  /** A rate with nothing said about its interval's method. */
  static Rate of(
      long k, long n, @Nullable Double estimate, @Nullable Double low, @Nullable Double high) {
    return new Rate(k, n, null, estimate, low, high, "", null);
  }
}
