package dev.gauntlet.workflows.statistics;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The success rate of battles that come in clusters (Miller 2024, arXiv 2411.00640, the section on
 * clustered standard errors). Repeated battles of one scenario tend to end alike, so they say less
 * than as many battles of different scenarios; an error that treats them as independent is too
 * small.
 *
 * <p>The squared standard error is {@code G / (G - 1) * sum over clusters of (sum of the cluster's
 * residuals)^2 / N^2} for {@code G} clusters and {@code N} battles. The factor in front, without
 * which few clusters look surer than they are, is the usual one for a mean (Cameron and Miller
 * 2015, J. Hum. Resour. 50:317-372, section II); with one battle a cluster it makes this the
 * ordinary standard error {@code s / sqrt(N)}.
 *
 * <p>Its limits: the interval is normal, so with few clusters (below some 30) it is too narrow
 * still, and clipped at 0 and 1 where the rate is extreme. When every cluster has the same rate,
 * all or nothing above all, the error is 0 and the interval a point, which is not certainty; show
 * {@link Rate#wilson} next to it.
 */
public final class Clustered {

  private Clustered() {}

  /**
   * The rate over all clusters. A cluster without a covered battle is left out.
   *
   * @param clusters at most one for each id
   * @param level the confidence level, above 0 and below 1
   * @return the rate by method {@code clustered}; empty when fewer than 2 clusters have a battle
   * @throws IllegalArgumentException when an id comes twice or the level is out of bounds
   * @throws ArithmeticException when there are more than two billion battles
   */
  public static Optional<ClusteredRate> of(List<Cluster> clusters, double level) {
    double z = Level.z(level);
    requireDistinct(clusters);
    List<Cluster> covered = clusters.stream().filter(cluster -> cluster.n() > 0).toList();
    if (covered.size() < 2) {
      return Optional.empty();
    }
    int k = 0;
    int n = 0;
    for (Cluster cluster : covered) {
      k = Math.addExact(k, cluster.k());
      n = Math.addExact(n, cluster.n());
    }
    double estimate = (double) k / n;
    double error = standardError(covered, k, n);
    return Optional.of(
        new ClusteredRate(
            k,
            n,
            covered.size(),
            estimate,
            error,
            Math.max(0, estimate - z * error),
            Math.min(1, estimate + z * error),
            "clustered",
            level));
  }

  private static double standardError(List<Cluster> clusters, int k, int n) {
    double squares = 0;
    for (Cluster cluster : clusters) {
      // Whole numbers (n times the sum of residuals), so that equal rates leave exactly nothing.
      double residual = (long) cluster.k() * n - (long) cluster.n() * k;
      squares += residual * residual;
    }
    double few = clusters.size() / (clusters.size() - 1.0);
    return Math.sqrt(few * squares) / n / n;
  }

  private static void requireDistinct(List<Cluster> clusters) {
    Set<String> ids = new HashSet<>();
    for (Cluster cluster : clusters) {
      if (!ids.add(cluster.id())) {
        throw new IllegalArgumentException(
            "a cluster comes once, but there are two " + cluster.id());
      }
    }
  }
}
