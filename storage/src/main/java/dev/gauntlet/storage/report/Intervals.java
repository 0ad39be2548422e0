package dev.gauntlet.storage.report;

import dev.gauntlet.storage.report.RunComparison.Difference;
import dev.gauntlet.storage.report.RunReport.Counts;
import dev.gauntlet.storage.report.RunReport.Rate;
import dev.gauntlet.workflows.statistics.Newcombe;
import org.jspecify.annotations.Nullable;

/** Proportions with 95 % intervals, in the words of a report. */
final class Intervals {
  static final double LEVEL = 0.95;

  private Intervals() {}

  /** Null when nothing counts. */
  static @Nullable Rate wilson(int k, int n) {
    return dev.gauntlet.workflows.statistics.Rate.wilson(k, n, LEVEL)
        .map(r -> new Rate(r.k(), r.n(), r.estimate(), r.low(), r.high(), r.method(), r.level()))
        .orElse(null);
  }

  /** Successes of covered battles. */
  static @Nullable Rate success(Counts counts) {
    return wilson(counts.succeeded(), counts.covered());
  }

  /** Of b minus a; null when one of them is missing. */
  static @Nullable Difference difference(@Nullable Rate a, @Nullable Rate b) {
    if (a == null || b == null) {
      return null;
    }
    return Newcombe.difference(a.k(), a.n(), b.k(), b.n(), LEVEL)
        .map(d -> new Difference(d.estimate(), d.low(), d.high(), d.method(), d.level()))
        .orElse(null);
  }
}
