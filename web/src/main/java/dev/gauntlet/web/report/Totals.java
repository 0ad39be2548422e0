package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.Used;

/** What a run used, over all purposes. */
final class Totals {
  static final Used NOTHING = new Used(0, 0, 0L, 0, 0, 0, false);

  private Totals() {}

  /** The sum; its cost is the report's. */
  static Used of(RunReport report) {
    Used sum = report.usage().values().stream().reduce(NOTHING, Totals::plus);
    return new Used(
        sum.tokensIn(),
        sum.tokensOut(),
        report.costMicros(),
        sum.llmCalls(),
        sum.callsRepeated(),
        sum.unsettledMicros(),
        sum.estimated());
  }

  private static Used plus(Used a, Used b) {
    return new Used(
        a.tokensIn() + b.tokensIn(),
        a.tokensOut() + b.tokensOut(),
        null,
        a.llmCalls() + b.llmCalls(),
        a.callsRepeated() + b.callsRepeated(),
        a.unsettledMicros() + b.unsettledMicros(),
        a.estimated() || b.estimated());
  }
}
