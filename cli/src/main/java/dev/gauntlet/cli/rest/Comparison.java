package dev.gauntlet.cli.rest;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two runs side by side.
 *
 * @param a the run that is compared with; null when the server does not say
 * @param b the run that is compared; null when the server does not say
 * @param comparable whether the difference means something
 * @param reasons why it does not, or what to keep in mind
 * @param difference of the success rates, b less a; null when there is none
 * @param verdict what the difference says of b, such as {@code better}
 * @param criteria by criterion
 * @param scenarios by scenario
 * @param broke the scenarios that a reaches and b does not
 * @param fixed the scenarios that b reaches and a does not
 */
public record Comparison(
    @Nullable Side a,
    @Nullable Side b,
    boolean comparable,
    List<String> reasons,
    @Nullable Difference difference,
    String verdict,
    List<Criterion> criteria,
    List<Scenario> scenarios,
    List<String> broke,
    List<String> fixed) {

  /** Reads absent text as empty and absent lists as such of nothing. */
  public Comparison {
    reasons = Absent.list(reasons);
    verdict = Absent.text(verdict);
    criteria = Absent.list(criteria);
    scenarios = Absent.list(scenarios);
    broke = Absent.list(broke);
    fixed = Absent.list(fixed);
  }

  /**
   * One of the two runs.
   *
   * @param runId its id
   * @param model the agent's model
   * @param success how often its goal was reached; null when no battle says something
   * @param costUsd what it cost in USD; null when it is not known
   * @param costPerBattleUsd what a battle cost in USD; null when it is not known
   * @param latencyP50Ms how long half of the answers took at most, in milliseconds
   * @param turnsP50 how many exchanges half of the reached goals took at most
   */
  public record Side(
      String runId,
      String model,
      @Nullable Rate success,
      @Nullable BigDecimal costUsd,
      @Nullable BigDecimal costPerBattleUsd,
      @Nullable Double latencyP50Ms,
      @Nullable Double turnsP50) {
    /** Reads absent text as empty. */
    public Side {
      runId = Absent.text(runId);
      model = Absent.text(model);
    }
  }

  /**
   * A difference of two rates, from -1 to 1.
   *
   * @param estimate the difference
   * @param low the lower end of its interval
   * @param high the upper end
   * @param level its confidence
   */
  public record Difference(
      @Nullable Double estimate,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double level) {}

  /**
   * A criterion in both runs.
   *
   * @param id its name
   * @param a how often a met it; null when a has none
   * @param b how often b met it; null when b has none
   * @param difference b less a; null when there is none
   */
  public record Criterion(
      String id, @Nullable Rate a, @Nullable Rate b, @Nullable Difference difference) {
    /** Reads an absent name as an empty one. */
    public Criterion {
      id = Absent.text(id);
    }
  }

  /**
   * A scenario in both runs.
   *
   * @param id its name
   * @param a how often a reached it; null when a does not have it
   * @param b how often b reached it; null when b does not have it
   * @param change {@code broke}, {@code fixed}, {@code same} or {@code unknown}
   */
  public record Scenario(String id, @Nullable Rate a, @Nullable Rate b, String change) {
    /** Reads absent text as empty. */
    public Scenario {
      id = Absent.text(id);
      change = Absent.text(change);
    }
  }
}
