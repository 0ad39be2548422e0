package dev.gauntlet.storage.report;

import dev.gauntlet.storage.report.RunReport.Counts;
import dev.gauntlet.storage.report.RunReport.PassPoint;
import dev.gauntlet.storage.report.RunReport.Rate;
import dev.gauntlet.storage.report.RunReport.Rates;
import dev.gauntlet.storage.report.RunReport.ScenarioRate;
import dev.gauntlet.workflows.statistics.Cluster;
import dev.gauntlet.workflows.statistics.Clustered;
import dev.gauntlet.workflows.statistics.ClusteredRate;
import dev.gauntlet.workflows.statistics.PassAtK;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often the goal was reached, from the counts alone.
 *
 * @param counts all ends of the run
 * @param scenarios those of each scenario; empty without scenarios
 */
record Reckoning(Counts counts, List<ScenarioRate> scenarios) {

  /** Nobody reads the chance of hundreds of tries. */
  private static final int MOST_TRIES = 16;

  Reckoning {
    scenarios = List.copyOf(scenarios);
  }

  Rates rates() {
    List<Cluster> clusters = clusters();
    Optional<ClusteredRate> clustered = Clustered.of(clusters, Intervals.LEVEL);
    int notCovered = counts.ended() - counts.covered();
    return new Rates(
        Intervals.success(counts),
        clustered.map(Reckoning::rate).orElse(null),
        clusters.size(),
        clustered.map(ClusteredRate::standardError).orElse(null),
        ofEnded(counts.covered()),
        ofEnded(counts.succeeded()),
        ofEnded(counts.succeeded() + notCovered));
  }

  /** Tries are repeated when each scenario that is played has at least two that are covered. */
  List<PassPoint> passAtK() {
    boolean repeated =
        scenarios.stream().allMatch(s -> s.total() == 0 || s.counts().covered() >= 2);
    List<Cluster> clusters = clusters();
    return clusters.isEmpty() || !repeated
        ? List.of()
        : PassAtK.of(clusters).stream()
            .limit(MOST_TRIES)
            .map(p -> new PassPoint(p.k(), p.passAtK(), p.passHatK()))
            .toList();
  }

  private List<Cluster> clusters() {
    return scenarios.stream()
        .filter(s -> s.counts().covered() > 0)
        .map(s -> new Cluster(s.id(), s.counts().succeeded(), s.counts().covered()))
        .toList();
  }

  private @Nullable Double ofEnded(int battles) {
    return counts.ended() == 0 ? null : (double) battles / counts.ended();
  }

  private static Rate rate(ClusteredRate r) {
    return new Rate(r.k(), r.n(), r.estimate(), r.low(), r.high(), r.method(), r.level());
  }
}
