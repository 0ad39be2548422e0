package dev.gauntlet.workflows.statistics;

/**
 * The battles that have something in common, mostly their scenario.
 *
 * @param id what they have in common
 * @param k battles that reached their goal, 0 to {@code n}
 * @param n covered battles
 */
public record Cluster(String id, int k, int n) {

  /** Rejects negative counts and more successes than battles. */
  public Cluster {
    Counts.require(k, n);
  }
}
