package dev.gauntlet.cli.rest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The aggregate of a run, as far as the terminal shows it.
 *
 * @param runId its id
 * @param state its state
 * @param provider who runs the agent's model
 * @param model the agent's model
 * @param runCount how many battles it has
 * @param partial whether the run goes on
 * @param failures what went wrong, by code
 * @param rates how often the goal was reached; null when the server does not say
 * @param endedReasons how many battles ended for which reason
 * @param criteria how often each criterion was met
 * @param perScenario how often each scenario's goal was reached
 * @param turnsToGoal exchanges until the goal; null when the server does not say
 * @param latencyMs how long an answer took; null when the server does not say
 * @param usage what it used; null when the server does not say
 * @param costUsd what it cost in USD; null when it is not known
 * @param costPerSuccessUsd what a reached goal cost in USD; null when it is not known
 * @param summary what a model wrote about it; null when none was asked
 * @param summaryModel which model; null when none was asked
 */
public record RunReport(
    String runId,
    String state,
    String provider,
    String model,
    long runCount,
    boolean partial,
    List<Failure> failures,
    @Nullable Rates rates,
    Map<String, Long> endedReasons,
    List<Criterion> criteria,
    List<Scenario> perScenario,
    @Nullable Quantiles turnsToGoal,
    @Nullable Quantiles latencyMs,
    @Nullable RunUsage usage,
    @Nullable BigDecimal costUsd,
    @Nullable BigDecimal costPerSuccessUsd,
    @Nullable String summary,
    @Nullable SummaryModel summaryModel) {

  /** Reads absent text as empty and absent lists as such of nothing. */
  public RunReport {
    runId = Absent.text(runId);
    state = Absent.text(state);
    provider = Absent.text(provider);
    model = Absent.text(model);
    failures = Absent.list(failures);
    endedReasons = Absent.map(endedReasons);
    criteria = Absent.list(criteria);
    perScenario = Absent.list(perScenario);
  }

  /**
   * A kind of failure.
   *
   * @param code what it is called
   * @param count how many battles ended with it
   * @param examples ids of some of them
   */
  public record Failure(String code, long count, List<String> examples) {
    /** Reads absent values as empty ones. */
    public Failure {
      code = Absent.text(code);
      examples = Absent.list(examples);
    }
  }

  /**
   * How often the goal was reached.
   *
   * @param success of the battles that say something; null when none does
   * @param clustered the same with battles of a scenario counted as alike; null without scenarios
   * @param coverage the share of battles that say something
   * @param worstCase the rate if all others had missed
   * @param bestCase the rate if all others had reached it
   */
  public record Rates(
      @Nullable Rate success,
      @Nullable Rate clustered,
      @Nullable Double coverage,
      @Nullable Double worstCase,
      @Nullable Double bestCase) {}

  /**
   * A criterion of the judge.
   *
   * @param id its name
   * @param required whether the goal needs it; null when the server does not say
   * @param k how many battles met it
   * @param n out of how many
   * @param estimate the rate
   * @param low the lower end of its interval
   * @param high the upper end
   */
  public record Criterion(
      String id,
      @Nullable Boolean required,
      long k,
      long n,
      @Nullable Double estimate,
      @Nullable Double low,
      @Nullable Double high) {
    /** Reads an absent name as an empty one. */
    public Criterion {
      id = Absent.text(id);
    }

    /** How often it was met. */
    public Rate rate() {
      return Rate.of(k, n, estimate, low, high);
    }
  }

  /**
   * A scenario.
   *
   * @param id its name
   * @param goal what its opponents want
   * @param k how many battles reached it
   * @param n out of how many that say something
   * @param estimate the rate
   * @param low the lower end of its interval
   * @param high the upper end
   * @param total how many battles it has
   * @param costUsd what they cost in USD; null when it is not known
   */
  public record Scenario(
      String id,
      String goal,
      long k,
      long n,
      @Nullable Double estimate,
      @Nullable Double low,
      @Nullable Double high,
      long total,
      @Nullable BigDecimal costUsd) {
    /** Reads absent text as empty. */
    public Scenario {
      id = Absent.text(id);
      goal = Absent.text(goal);
    }

    /** How often it was reached. */
    public Rate rate() {
      return Rate.of(k, n, estimate, low, high);
    }
  }

  /**
   * Who wrote the summary.
   *
   * @param provider who runs the model
   * @param model the model
   */
  public record SummaryModel(String provider, String model) {
    /** Reads absent text as empty. */
    public SummaryModel {
      provider = Absent.text(provider);
      model = Absent.text(model);
    }
  }

  /**
   * Quantiles of a distribution; null where nothing was measured.
   *
   * @param p50 the median
   * @param p90 what nine out of ten stay below
   */
  public record Quantiles(@Nullable Double p50, @Nullable Double p90) {}
}
