package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.Used;
import dev.gauntlet.web.body.Usd;
import dev.gauntlet.workflows.CallPurpose;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run used, in the API's words.
 *
 * @param byPurpose agent, opponent and judge always, and whatever else a model was called for
 * @param unsettledUsd the most that requests may have cost whose answer never came, not in costUsd
 */
record SpentView(
    long tokensIn,
    long tokensOut,
    @Nullable BigDecimal costUsd,
    int llmCalls,
    Map<String, Part> byPurpose,
    int callsRepeated,
    @Nullable BigDecimal unsettledUsd,
    boolean estimated) {

  /** What one purpose used. */
  record Part(long tokensIn, long tokensOut, @Nullable BigDecimal costUsd, int llmCalls) {
    static Part of(Used used) {
      return new Part(
          used.tokensIn(), used.tokensOut(), Usd.of(used.costMicros()), used.llmCalls());
    }
  }

  static SpentView of(RunReport report) {
    Used total = Totals.of(report);
    Map<String, Part> parts = new LinkedHashMap<>();
    for (CallPurpose purpose : CallPurpose.values()) {
      if (purpose.isOfBattle()) {
        parts.put(purpose.word(), Part.of(Totals.NOTHING));
      }
    }
    Ordered.usage(report).forEach((purpose, used) -> parts.put(purpose, Part.of(used)));
    return new SpentView(
        total.tokensIn(),
        total.tokensOut(),
        Usd.of(total.costMicros()),
        total.llmCalls(),
        parts,
        total.callsRepeated(),
        Usd.of(total.unsettledMicros()),
        total.estimated());
  }
}
