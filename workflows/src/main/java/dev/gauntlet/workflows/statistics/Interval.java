package dev.gauntlet.workflows.statistics;

/**
 * A range of values, both ends included.
 *
 * @param low the least value
 * @param high the greatest value
 */
public record Interval(double low, double high) {

  /** Rejects ends that are not numbers or in the wrong order. */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "low must be at most high, but is " + low + " with a high of " + high);
    }
  }
}
