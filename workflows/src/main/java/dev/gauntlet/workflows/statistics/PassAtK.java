package dev.gauntlet.workflows.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How an agent does when a task is tried more than once: pass@k, the chance that it succeeds at
 * least once (Chen et al. 2021, arXiv 2107.03374, section 2.1), and pass^k, the chance that it
 * succeeds every time (Yao et al. 2024, tau-bench, arXiv 2406.12045). Both are the unbiased
 * estimates from {@code c} successes in {@code n} battles, the mean over tasks of {@code 1 - C(n-c,
 * k) / C(n, k)} and of {@code C(c, k) / C(n, k)}.
 */
public final class PassAtK {

  private PassAtK() {}

  /**
   * The points for one attempt up to as many as every task has battles. A task without a covered
   * battle is left out.
   *
   * <p>Every task weighs the same, so the first point is the mean of the tasks' rates, which is the
   * rate over all battles when the tasks have equally many.
   *
   * @param tasks successes and battles of each task
   * @return in ascending order of {@code k}, from 1 without a gap; empty when no task has a battle
   */
  public static List<PassPoint> of(List<Cluster> tasks) {
    List<Cluster> tried = tasks.stream().filter(task -> task.n() > 0).toList();
    int attempts = tried.stream().mapToInt(Cluster::n).min().orElse(0);
    // A ratio of binomials is a product of k fractions below 1, so that nothing can overflow.
    double[] allPass = new double[tried.size()];
    double[] nonePasses = new double[tried.size()];
    Arrays.fill(allPass, 1);
    Arrays.fill(nonePasses, 1);
    List<PassPoint> points = new ArrayList<>(attempts);
    for (int drawn = 0; drawn < attempts; drawn++) {
      double passAt = 0;
      double passHat = 0;
      for (int i = 0; i < allPass.length; i++) {
        Cluster task = tried.get(i);
        allPass[i] *= left(task.k(), drawn, task.n());
        nonePasses[i] *= left(task.n() - task.k(), drawn, task.n());
        passAt += 1 - nonePasses[i];
        passHat += allPass[i];
      }
      points.add(new PassPoint(drawn + 1, passAt / allPass.length, passHat / allPass.length));
    }
    return List.copyOf(points);
  }

  /** The share of a kind among the battles left after so many of that kind have been drawn. */
  private static double left(int kind, int drawn, int all) {
    return (double) Math.max(0, kind - drawn) / (all - drawn);
  }
}
