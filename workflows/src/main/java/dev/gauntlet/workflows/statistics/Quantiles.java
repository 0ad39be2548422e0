package dev.gauntlet.workflows.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Quantiles that interpolate between two neighbours: type 7 of Hyndman and Fan 1996 (Am. Stat.
 * 50:361-365), which is also PostgreSQL's {@code percentile_cont}.
 */
public final class Quantiles {

  private Quantiles() {}

  /**
   * The value below which a share of the values lies.
   *
   * @param values in any order, finite; they are not changed
   * @param p the share, 0 to 1: 0.5 is the median, 0.95 the 95th percentile
   * @return in the unit of the values; empty when there are none
   * @throws IllegalArgumentException when {@code p} is out of bounds or a value is not finite
   */
  public static OptionalDouble of(double[] values, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p must be from 0 to 1, but is " + p);
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("values must be finite, but one is " + value);
      }
    }
    if (values.length == 0) {
      return OptionalDouble.empty();
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double position = p * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = (int) Math.ceil(position);
    double part = position - below;
    return OptionalDouble.of(sorted[below] + part * (sorted[above] - sorted[below]));
  }

  /**
   * As {@link #of(double[], double)}, for whole numbers: milliseconds, tokens, micro-USD. Values
   * beyond 2^53 lose their last digits.
   *
   * @param values in any order; they are not changed
   * @param p the share, 0 to 1
   * @return in the unit of the values; empty when there are none
   * @throws IllegalArgumentException when {@code p} is out of bounds
   */
  public static OptionalDouble of(long[] values, double p) {
    return of(Arrays.stream(values).asDoubleStream().toArray(), p);
  }
}
