package dev.gauntlet.web.battle;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gauntlet.storage.run.UsageOfRun;
import dev.gauntlet.web.body.Usd;
import dev.gauntlet.workflows.Spent;
import dev.gauntlet.workflows.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a battle or a run used, in the API's words.
 *
 * @param unsettledUsd the most that requests may have cost whose answer never came, not in costUsd
 */
public record UsageView(
    long tokensIn,
    long tokensOut,
    @Nullable BigDecimal costUsd,
    int llmCalls,
    ByPurpose byPurpose,
    int callsRepeated,
    @Nullable BigDecimal unsettledUsd,
    boolean estimated) {

  /**
   * What was used for what.
   *
   * @param agent by the agent under test
   * @param opponent by a simulated user
   * @param judge by the judge
   * @param summary by the summary of a run, or null when none was written
   */
  public record ByPurpose(
      SpentView agent,
      SpentView opponent,
      SpentView judge,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SpentView summary) {}

  /**
   * What was used for one purpose.
   *
   * @param costUsd what it cost, or null when that is unknown
   */
  public record SpentView(
      long tokensIn, long tokensOut, @Nullable BigDecimal costUsd, int llmCalls) {
    static SpentView of(Spent spent) {
      return new SpentView(
          spent.tokensIn(), spent.tokensOut(), Usd.of(spent.costMicros()), spent.llmCalls());
    }
  }

  /** A usage in these words. */
  public static UsageView of(Usage usage) {
    return of(usage, usage.total(), null);
  }

  /** The usage of a run in these words. */
  public static UsageView of(UsageOfRun usage) {
    boolean summarised = usage.summary().llmCalls() > 0;
    return of(usage.battles(), usage.total(), summarised ? SpentView.of(usage.summary()) : null);
  }

  private static UsageView of(Usage usage, Spent total, @Nullable SpentView summary) {
    return new UsageView(
        total.tokensIn(),
        total.tokensOut(),
        Usd.of(total.costMicros()),
        total.llmCalls(),
        new ByPurpose(
            SpentView.of(usage.agent()),
            SpentView.of(usage.opponent()),
            SpentView.of(usage.judge()),
            summary),
        total.callsRepeated(),
        Usd.of(total.unsettledMicros()),
        total.estimated());
  }
}
