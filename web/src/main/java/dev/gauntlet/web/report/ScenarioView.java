package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.web.body.Usd;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A scenario with its rate, whose fields are null when none of its battles is covered. */
record ScenarioView(
    String id,
    String goal,
    int total,
    int succeeded,
    int missed,
    int uncovered,
    int failed,
    int cancelled,
    int k,
    int n,
    @Nullable BigDecimal estimate,
    @Nullable BigDecimal low,
    @Nullable BigDecimal high,
    @Nullable BigDecimal costUsd) {

  static ScenarioView of(RunReport.ScenarioRate scenario) {
    RateView rate = RateView.of(scenario.rate());
    RunReport.Counts counts = scenario.counts();
    return new ScenarioView(
        scenario.id(),
        scenario.goal(),
        scenario.total(),
        counts.succeeded(),
        counts.missed(),
        counts.uncovered(),
        counts.failed(),
        counts.cancelled(),
        rate == null ? 0 : rate.k(),
        rate == null ? 0 : rate.n(),
        rate == null ? null : rate.estimate(),
        rate == null ? null : rate.low(),
        rate == null ? null : rate.high(),
        Usd.of(scenario.costMicros()));
  }
}
