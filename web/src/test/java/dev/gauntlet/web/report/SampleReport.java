package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.Counts;
import dev.gauntlet.storage.report.RunReport.CriterionRate;
import dev.gauntlet.storage.report.RunReport.FailureGroup;
import dev.gauntlet.storage.report.RunReport.ModelUse;
import dev.gauntlet.storage.report.RunReport.PassPoint;
import dev.gauntlet.storage.report.RunReport.Percentiles;
import dev.gauntlet.storage.report.RunReport.Rate;
import dev.gauntlet.storage.report.RunReport.Rates;
import dev.gauntlet.storage.report.RunReport.ScenarioRate;
import dev.gauntlet.storage.report.RunReport.Setup;
import dev.gauntlet.storage.report.RunReport.Summary;
import dev.gauntlet.storage.report.RunReport.Telling;
import dev.gauntlet.storage.report.RunReport.TurnsToGoal;
import dev.gauntlet.storage.report.RunReport.Used;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A report in the making: nothing was played until a test says so. */
final class SampleReport {
  String runId = "checkout-7";
  String state = "completed";
  Setup setup =
      new Setup(
          "openai",
          "gpt-4.1-mini",
          "You are the support agent of a shop.",
          "simulated user: gpt-4.1-mini at openai",
          "gpt-4.1 at openai",
          "Return a pair of shoes and get the money back.",
          12,
          7,
          null);
  int runCount;
  Map<String, Integer> ends = new TreeMap<>();
  @Nullable Rate clustered;
  int clusters;
  List<PassPoint> passes = List.of();
  List<FailureGroup> failures = List.of();
  List<CriterionRate> criteria = List.of();
  List<ScenarioRate> scenarios = List.of();
  TurnsToGoal turns = new TurnsToGoal(null, null, List.of());
  Percentiles latency = new Percentiles(null, null, null);
  Map<String, Used> usage = Map.of();
  List<ModelUse> models = List.of();
  @Nullable Long costMicros = 0L;
  List<Telling> telling = List.of();
  @Nullable Summary summary;
  @Nullable Instant erasedAt;

  SampleReport of(int battles) {
    runCount = battles;
    return this;
  }

  SampleReport ended(String reason, int battles) {
    ends.put(reason, battles);
    return this;
  }

  RunReport make() {
    Counts counts =
        new Counts(
            end("goal"),
            end("limit") + end("abandoned"),
            end("budget") + end("timeout"),
            end("error"),
            end("manual"));
    return new RunReport(
        runId,
        state,
        setup,
        runCount,
        counts.ended(),
        counts,
        ends,
        rates(counts),
        passes,
        failures,
        criteria,
        scenarios,
        turns,
        latency,
        usage,
        models,
        costMicros,
        costMicros == null || counts.succeeded() == 0 ? null : costMicros / counts.succeeded(),
        telling,
        summary,
        Instant.parse("2026-03-14T09:26:53Z"),
        erasedAt);
  }

  private int end(String reason) {
    return ends.getOrDefault(reason, 0);
  }

  private Rates rates(Counts counts) {
    int ended = counts.ended();
    return new Rates(
        counts.covered() == 0 ? null : rate(counts.succeeded(), counts.covered()),
        clustered,
        clusters,
        clustered == null ? null : (clustered.high() - clustered.low()) / 3.92,
        ended == 0 ? null : (double) counts.covered() / ended,
        ended == 0 ? null : (double) counts.succeeded() / ended,
        ended == 0 ? null : (double) (ended - counts.missed()) / ended);
  }

  /** A rate with Wilson's interval. */
  static Rate rate(int k, int n) {
    double z = 1.959964;
    double p = (double) k / n;
    double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
    return new Rate(
        k, n, p, Math.max(0, middle - half), Math.min(1, middle + half), "wilson", 0.95);
  }
}
