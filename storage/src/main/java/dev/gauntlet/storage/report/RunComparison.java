package dev.gauntlet.storage.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two runs side by side; differences are of {@code b} minus {@code a}.
 *
 * @param a the first run
 * @param b the second one
 * @param comparable whether they played the same thing, so that a difference is the agent's
 * @param reasons why not, or what to keep in mind; empty when there is nothing
 * @param difference of the success rates, or null when a rate is missing or they do not compare
 * @param verdict what the interval says: {@code better}, {@code worse}, {@code no clear difference}
 *     or {@code not comparable}
 * @param criteria each criterion that both have
 * @param scenarios each scenario that both have
 */
public record RunComparison(
    Side a,
    Side b,
    boolean comparable,
    List<String> reasons,
    @Nullable Difference difference,
    String verdict,
    List<CriterionPair> criteria,
    List<ScenarioPair> scenarios) {

  /** Copies the lists. */
  public RunComparison {
    reasons = List.copyOf(reasons);
    criteria = List.copyOf(criteria);
    scenarios = List.copyOf(scenarios);
  }

  /** One of the two runs, by its report. */
  public record Side(
      String runId,
      String provider,
      String model,
      int battles,
      RunReport.@Nullable Rate success,
      @Nullable Double coverage,
      @Nullable Long costMicros,
      @Nullable Long costPerBattleMicros,
      @Nullable Double latencyP50Ms,
      @Nullable Double turnsP50) {}

  /**
   * A difference of two proportions.
   *
   * @param estimate b minus a
   * @param low lower end, -1 to 1
   * @param high upper end
   * @param method {@code newcombe}
   * @param level the confidence level
   */
  public record Difference(double estimate, double low, double high, String method, double level) {}

  /** One criterion in both runs. */
  public record CriterionPair(
      String id,
      RunReport.@Nullable Rate a,
      RunReport.@Nullable Rate b,
      @Nullable Difference difference) {}

  /**
   * One scenario in both runs.
   *
   * @param change {@code broke} (all or most succeeded, now all or most miss), {@code fixed},
   *     {@code same} or {@code unknown}
   */
  public record ScenarioPair(
      String id, RunReport.@Nullable Rate a, RunReport.@Nullable Rate b, String change) {}
}
