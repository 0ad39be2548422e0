package dev.gauntlet.standalone.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long things took, in milliseconds, while they were counted. */
final class Latencies {
  private final ConcurrentLinkedQueue<Double> all = new ConcurrentLinkedQueue<>();

  void add(double millis) {
    all.add(millis);
  }

  void forget() {
    all.clear();
  }

  int count() {
    return all.size();
  }

  /** The smallest latency that a part of all, from 0 to 1, do not exceed; NaN without any. */
  double quantile(double part) {
    double[] sorted = all.stream().mapToDouble(Double::doubleValue).toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %.0f ms, p99 %.0f ms, longest %.0f ms",
        quantile(0.5),
        quantile(0.99),
        quantile(1));
  }
}
