package dev.gauntlet.storage.report;

import dev.gauntlet.storage.battle.BattleSpec.Origin;
import dev.gauntlet.storage.battle.Criterion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run amounts to. Rates are over covered battles: those that ended by goal, limit or
 * abandoned. Money is micro-USD, and null where a call had no price.
 *
 * @param runId the run
 * @param state its state when this was made
 * @param setup what was played
 * @param runCount how many battles were ordered
 * @param finished how many have ended
 * @param counts the ends, as status and lists count them
 * @param endedReasons how many battles ended for each reason that occurred
 * @param rates how often the goal was reached
 * @param passAtK for repeated scenarios, from k = 1 to at most 16; empty without
 * @param failures battles that failed or were not covered, by code, the most frequent first
 * @param criteria each criterion at the battles' last judged message
 * @param perScenario each scenario in its order; empty without scenarios
 * @param turnsToGoal exchanges that successes took
 * @param latencyMs of the agent's answers, in milliseconds
 * @param usage what was used, by purpose
 * @param byModel what was used, by purpose and model
 * @param costMicros what it cost, or null when a call had no price
 * @param costPerSuccessMicros cost through successes, or null
 * @param telling battles worth reading first
 * @param summary what a model wrote about it, or why not; null when none was asked, or not yet
 * @param generatedAt when this was made
 * @param erasedAt when what was asked and said was erased, or null
 */
public record RunReport(
    String runId,
    String state,
    Setup setup,
    int runCount,
    int finished,
    Counts counts,
    Map<String, Integer> endedReasons,
    Rates rates,
    List<PassPoint> passAtK,
    List<FailureGroup> failures,
    List<CriterionRate> criteria,
    List<ScenarioRate> perScenario,
    TurnsToGoal turnsToGoal,
    Percentiles latencyMs,
    Map<String, Used> usage,
    List<ModelUse> byModel,
    @Nullable Long costMicros,
    @Nullable Long costPerSuccessMicros,
    List<Telling> telling,
    @Nullable Summary summary,
    Instant generatedAt,
    @Nullable Instant erasedAt) {

  /** Copies the collections. */
  public RunReport {
    endedReasons = Map.copyOf(endedReasons);
    passAtK = List.copyOf(passAtK);
    failures = List.copyOf(failures);
    criteria = List.copyOf(criteria);
    perScenario = List.copyOf(perScenario);
    usage = Map.copyOf(usage);
    byModel = List.copyOf(byModel);
    telling = List.copyOf(telling);
  }

  /** Whether battles are still to be played. */
  public boolean partial() {
    return finished < runCount;
  }

  /**
   * What was played.
   *
   * @param provider the agent's provider
   * @param model the agent's model
   * @param systemPrompt the agent's instructions; may be empty
   * @param opponent who talked to it, in a few words
   * @param judge who judged, in a few words, such as {@code gpt-4.1 at openai} or {@code rules}
   * @param goal what the opponent wanted, where no scenario has a goal of its own
   * @param messageLimit the most messages a battle
   * @param seed what the run's chance is derived from
   * @param origin the stored agent and template that were played, or null without
   */
  public record Setup(
      String provider,
      String model,
      String systemPrompt,
      String opponent,
      String judge,
      String goal,
      int messageLimit,
      long seed,
      @Nullable Origin origin) {}

  /**
   * The ends, in the words of the API.
   *
   * @param succeeded goal
   * @param missed limit, abandoned
   * @param uncovered budget, timeout
   * @param failed error
   * @param cancelled manual
   */
  public record Counts(int succeeded, int missed, int uncovered, int failed, int cancelled) {

    /** How many ended, in whichever way. */
    public int ended() {
      return succeeded + missed + uncovered + failed + cancelled;
    }

    /** How many say something about the agent. */
    public int covered() {
      return succeeded + missed;
    }
  }

  /**
   * A proportion with its interval.
   *
   * @param k successes
   * @param n battles that count
   * @param estimate k through n
   * @param low lower end, 0-1
   * @param high upper end, 0-1
   * @param method {@code wilson} or {@code clustered}
   * @param level the confidence level, such as 0.95
   */
  public record Rate(
      int k, int n, double estimate, double low, double high, String method, double level) {}

  /**
   * How often the goal was reached.
   *
   * @param success with Wilson's interval, or null when no battle is covered
   * @param clustered with errors clustered by scenario, or null with fewer than two scenarios
   * @param clusters how many scenarios that is
   * @param standardError the clustered standard error, or null
   * @param coverage covered battles through ended ones, 0-1; null before the first end
   * @param worstCase the rate if every battle that is not covered had missed; null before an end
   * @param bestCase the rate if every one of them had succeeded; null before an end
   */
  public record Rates(
      @Nullable Rate success,
      @Nullable Rate clustered,
      int clusters,
      @Nullable Double standardError,
      @Nullable Double coverage,
      @Nullable Double worstCase,
      @Nullable Double bestCase) {}

  /**
   * Repeated tries of the same scenario.
   *
   * @param k how many tries
   * @param passAtK the chance that at least one of them succeeds
   * @param passHatK the chance that all of them do
   */
  public record PassPoint(int k, double passAtK, double passHatK) {}

  /**
   * Battles that did not count.
   *
   * @param code the failure's type, or {@code BUDGET}, {@code TIMEOUT}, {@code MANUAL}
   * @param count how many
   * @param sentence our own words of one of them, or null
   * @param examples some of their ids, at most five
   */
  public record FailureGroup(
      String code, int count, @Nullable String sentence, List<String> examples) {

    /** Copies the examples. */
    public FailureGroup {
      examples = List.copyOf(examples);
    }
  }

  /**
   * How often a criterion was met at the last judged message of a covered battle.
   *
   * @param id the criterion
   * @param type how it is judged
   * @param required whether the goal needs it
   * @param rate with Wilson's interval, or null when no covered battle was judged on it
   */
  public record CriterionRate(
      String id, Criterion.Type type, boolean required, @Nullable Rate rate) {}

  /**
   * How one scenario went.
   *
   * @param id the scenario
   * @param goal what the opponent wanted
   * @param total its battles
   * @param counts their ends
   * @param rate with Wilson's interval, or null when none is covered
   * @param costMicros what they cost, or null
   */
  public record ScenarioRate(
      String id,
      String goal,
      int total,
      Counts counts,
      @Nullable Rate rate,
      @Nullable Long costMicros) {}

  /**
   * How long successes took.
   *
   * @param p50 median exchanges, or null without a success
   * @param p90 ninth decile, or null
   * @param histogram successes by exchanges, in their order
   */
  public record TurnsToGoal(@Nullable Double p50, @Nullable Double p90, List<TurnCount> histogram) {

    /** Copies the histogram. */
    public TurnsToGoal {
      histogram = List.copyOf(histogram);
    }
  }

  /**
   * Successes that took so many exchanges.
   *
   * @param turns exchanges
   * @param count successes
   */
  public record TurnCount(int turns, int count) {}

  /** Percentiles, null without a value. */
  public record Percentiles(@Nullable Double p50, @Nullable Double p90, @Nullable Double p99) {}

  /**
   * What was used.
   *
   * @param tokensIn tokens read
   * @param tokensOut tokens written
   * @param costMicros micro-USD, or null when a call had no price
   * @param llmCalls requests that were answered, or may have been
   * @param callsRepeated those sent again for an answer that got lost
   * @param unsettledMicros the most that requests may have cost whose answer never came
   * @param estimated whether tokens were counted here
   */
  public record Used(
      long tokensIn,
      long tokensOut,
      @Nullable Long costMicros,
      int llmCalls,
      int callsRepeated,
      long unsettledMicros,
      boolean estimated) {}

  /** What one model was used for. */
  public record ModelUse(String purpose, String provider, String model, Used used) {}

  /**
   * A battle worth reading first.
   *
   * @param conversationId the battle
   * @param why such as {@code shortest success}
   * @param messageCount its messages
   */
  public record Telling(String conversationId, String why, int messageCount) {}

  /**
   * What a model wrote after reading some transcripts, or why it did not.
   *
   * @param provider its provider
   * @param model its name
   * @param text the summary, or null when there is none
   * @param rationale why it thinks so, or null with the text
   * @param revisedPrompt a system prompt that it would try next, or null
   * @param read the conversations it read
   * @param failure why there is no text, or null when there is one
   */
  public record Summary(
      String provider,
      String model,
      @Nullable String text,
      @Nullable String rationale,
      @Nullable String revisedPrompt,
      List<String> read,
      @Nullable Failure failure) {

    /** Copies the list. */
    public Summary {
      read = List.copyOf(read);
    }

    /**
     * Why there is no summary although one was ordered.
     *
     * @param code the failure's type, or {@code UNREADABLE}, {@code NOTHING_COVERED}
     * @param sentence our own words about it
     */
    public record Failure(String code, String sentence) {}
  }
}
