package dev.gauntlet.storage.report;

import dev.gauntlet.storage.report.RunReport.ModelUse;
import dev.gauntlet.storage.report.RunReport.Used;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run used by the journal.
 *
 * @param byModel by purpose and model
 * @param costByScenario micro-USD by the scenario's position, null when a call had no price; a
 *     scenario without a call is left out
 */
record RunUsage(List<ModelUse> byModel, Map<Integer, @Nullable Long> costByScenario) {

  RunUsage {
    byModel = List.copyOf(byModel);
  }

  Map<String, Used> byPurpose() {
    Map<String, Used> usage = new TreeMap<>();
    byModel.forEach(use -> usage.merge(use.purpose(), use.used(), RunUsage::plus));
    return usage;
  }

  /** What everything cost, or null when a call had no price. */
  @Nullable Long costMicros() {
    Used nothing = new Used(0, 0, 0L, 0, 0, 0, false);
    return byModel.stream().map(ModelUse::used).reduce(nothing, RunUsage::plus).costMicros();
  }

  /** What a scenario cost: nothing without a call, null when a call had no price. */
  @Nullable Long costOfScenario(int position) {
    return costByScenario.containsKey(position) ? costByScenario.get(position) : Long.valueOf(0);
  }

  private static Used plus(Used a, Used b) {
    Long costA = a.costMicros();
    Long costB = b.costMicros();
    return new Used(
        a.tokensIn() + b.tokensIn(),
        a.tokensOut() + b.tokensOut(),
        costA == null || costB == null ? null : Long.valueOf(costA + costB),
        a.llmCalls() + b.llmCalls(),
        a.callsRepeated() + b.callsRepeated(),
        a.unsettledMicros() + b.unsettledMicros(),
        a.estimated() || b.estimated());
  }
}
