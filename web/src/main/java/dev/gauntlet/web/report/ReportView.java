package dev.gauntlet.web.report;

import dev.gauntlet.storage.battle.BattleSpec.Origin;
import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.Summary;
import dev.gauntlet.web.body.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run's report, in the API's words. */
record ReportView(
    String runId,
    String state,
    @Nullable String agentId,
    @Nullable Integer agentVersion,
    @Nullable String templateId,
    @Nullable Integer templateVersion,
    String provider,
    String model,
    String systemPrompt,
    String opponent,
    String judge,
    String goal,
    int runCount,
    int finished,
    boolean partial,
    List<Failure> failures,
    RatesView rates,
    List<Pass> passAtK,
    Map<String, Integer> endedReasons,
    List<CriterionView> criteria,
    List<ScenarioView> perScenario,
    Turns turnsToGoal,
    Latency latencyMs,
    SpentView usage,
    List<ModelView> byModel,
    @Nullable BigDecimal costUsd,
    @Nullable BigDecimal costPerSuccessUsd,
    List<TellingView> telling,
    Stats stats,
    @Nullable String summary,
    @Nullable SummaryModel summaryModel,
    @Nullable SummaryFailure summaryFailure,
    @Nullable String revisedPrompt,
    Instant generatedAt,
    @Nullable Instant erasedAt,
    Links links) {

  /** Battles that did not count, with some of their ids. */
  record Failure(String code, int count, @Nullable String sentence, List<String> examples) {}

  /** The chance that one of k tries, and that all of them, succeed. */
  record Pass(int k, @Nullable BigDecimal passAtK, @Nullable BigDecimal passHatK) {}

  /** Exchanges that successes took. */
  record Turns(
      @Nullable BigDecimal p50, @Nullable BigDecimal p90, List<RunReport.TurnCount> histogram) {
    static Turns of(RunReport.TurnsToGoal turns) {
      return new Turns(
          Rounded.measured(turns.p50()), Rounded.measured(turns.p90()), turns.histogram());
    }
  }

  /** Of the agent's answers, in milliseconds. */
  record Latency(@Nullable BigDecimal p50, @Nullable BigDecimal p90, @Nullable BigDecimal p99) {
    static Latency of(RunReport.Percentiles latency) {
      return new Latency(
          Rounded.measured(latency.p50()),
          Rounded.measured(latency.p90()),
          Rounded.measured(latency.p99()));
    }
  }

  /** A battle worth reading first. */
  record TellingView(String conversationId, String why, int messageCount) {}

  /** The ends, and which battles to read. */
  record Stats(
      int succeeded,
      int missed,
      int uncovered,
      int failed,
      int cancelled,
      List<String> conversationIds,
      @Nullable String rationale) {

    static Stats of(RunReport report) {
      RunReport.Counts counts = report.counts();
      return new Stats(
          counts.succeeded(),
          counts.missed(),
          counts.uncovered(),
          counts.failed(),
          counts.cancelled(),
          report.telling().stream().map(RunReport.Telling::conversationId).toList(),
          report.summary() == null ? null : report.summary().rationale());
    }
  }

  /** The model that wrote summary, rationale and revised prompt, and what it read. */
  record SummaryModel(String provider, String model, List<String> read) {}

  /** Why there is no summary although one was ordered. */
  record SummaryFailure(String code, String message) {
    static @Nullable SummaryFailure of(@Nullable Summary summary) {
      Summary.Failure failure = summary == null ? null : summary.failure();
      return failure == null ? null : new SummaryFailure(failure.code(), failure.sentence());
    }
  }

  /** The other forms of this report, and its run. */
  record Links(String self, String html, String pdf, String csv, String run, String status) {
    static Links of(String runId) {
      String run = "/api/scale/" + runId;
      String report = run + "/report";
      return new Links(
          report, report + ".html", report + ".pdf", report + ".csv", run, run + "/status");
    }
  }

  static ReportView of(RunReport report) {
    RunReport.Setup setup = report.setup();
    Origin origin = setup.origin() == null ? Origin.NOWHERE : setup.origin();
    Summary summary = report.summary();
    return new ReportView(
        report.runId(),
        report.state(),
        origin.agentId(),
        origin.agentVersion(),
        origin.templateId(),
        origin.templateVersion(),
        setup.provider(),
        setup.model(),
        setup.systemPrompt(),
        setup.opponent(),
        setup.judge(),
        setup.goal(),
        report.runCount(),
        report.finished(),
        report.partial(),
        report.failures().stream()
            .map(each -> new Failure(each.code(), each.count(), each.sentence(), each.examples()))
            .toList(),
        RatesView.of(report.rates()),
        report.passAtK().stream()
            .map(each ->
                new Pass(each.k(), Rounded.share(each.passAtK()), Rounded.share(each.passHatK())))
            .toList(),
        Ordered.ends(report),
        report.criteria().stream().map(CriterionView::of).toList(),
        report.perScenario().stream().map(ScenarioView::of).toList(),
        Turns.of(report.turnsToGoal()),
        Latency.of(report.latencyMs()),
        SpentView.of(report),
        report.byModel().stream().map(ModelView::of).toList(),
        Usd.of(report.costMicros()),
        Usd.of(report.costPerSuccessMicros()),
        report.telling().stream()
            .map(each -> new TellingView(each.conversationId(), each.why(), each.messageCount()))
            .toList(),
        Stats.of(report),
        summary == null ? null : summary.text(),
        summary == null
            ? null
            : new SummaryModel(summary.provider(), summary.model(), summary.read()),
        SummaryFailure.of(summary),
        summary == null ? null : summary.revisedPrompt(),
        report.generatedAt(),
        report.erasedAt(),
        Links.of(report.runId()));
  }
}
