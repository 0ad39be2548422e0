package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.Counts;
import dev.gauntlet.storage.report.RunReport.CriterionRate;
import dev.gauntlet.storage.report.RunReport.FailureGroup;
import dev.gauntlet.storage.report.RunReport.PassPoint;
import dev.gauntlet.storage.report.RunReport.Rate;
import dev.gauntlet.storage.report.RunReport.Rates;
import dev.gauntlet.storage.report.RunReport.ScenarioRate;
import dev.gauntlet.storage.report.RunReport.Used;
import dev.gauntlet.web.body.Usd;
import dev.gauntlet.web.report.CsvTable.Column;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report as one tidy table: a row for each thing that was counted and the same columns
 * throughout, so a filter on {@code section} is a table of its own and the rows of several runs can
 * stand under each other. A cell is empty where a column does not apply or nothing is known.
 */
final class ReportCsv {
  private final RunReport report;
  private final CsvTable table = new CsvTable();

  private ReportCsv(RunReport report) {
    this.report = report;
  }

  /** The table with its head. */
  static String of(RunReport report) {
    ReportCsv csv = new ReportCsv(report);
    csv.run();
    csv.erasure();
    csv.rates(report.rates());
    csv.speed();
    report.criteria().forEach(csv::criterion);
    report.perScenario().forEach(csv::scenario);
    report.passAtK().forEach(csv::pass);
    Ordered.ends(report).forEach((reason, count) -> csv.count("ended", reason, "battles", count));
    report.failures().forEach(csv::failure);
    Ordered.usage(report).forEach((purpose, used) -> csv.used("usage", purpose, used));
    report.byModel().forEach(csv::model);
    report.telling().forEach(csv::telling);
    return csv.table.toString();
  }

  private void run() {
    begin("run", report.runId(), "battles").number(Column.VALUE, report.runCount());
    counts(report.runCount(), report.counts());
    amounts(Totals.of(report)).text(Column.TEXT, report.state()).end();
    BigDecimal each = Usd.of(report.costPerSuccessMicros());
    begin("run", report.runId(), "cost_per_success_usd").number(Column.VALUE, each).end();
  }

  private void erasure() {
    Instant erasedAt = report.erasedAt();
    if (erasedAt != null) {
      begin("run", report.runId(), "erased_at").text(Column.TEXT, erasedAt.toString()).end();
    }
  }

  private void rates(Rates rates) {
    rate(rates.success(), "wilson");
    rate(rates.clustered(), "clustered");
    value("rate", "coverage", "share", Rounded.share(rates.coverage()));
    value("rate", "worst_case", "share", Rounded.share(rates.worstCase()));
    value("rate", "best_case", "share", Rounded.share(rates.bestCase()));
  }

  private void rate(@Nullable Rate rate, String method) {
    if (rate != null) {
      begin("rate", "success", method);
      interval(rate).end();
    }
  }

  private void speed() {
    value("turns_to_goal", "p50", "exchanges", Rounded.measured(report.turnsToGoal().p50()));
    value("turns_to_goal", "p90", "exchanges", Rounded.measured(report.turnsToGoal().p90()));
    report
        .turnsToGoal()
        .histogram()
        .forEach(
            bin -> count("turns_to_goal", Integer.toString(bin.turns()), "successes", bin.count()));
    value("latency", "p50", "ms", Rounded.measured(report.latencyMs().p50()));
    value("latency", "p90", "ms", Rounded.measured(report.latencyMs().p90()));
    value("latency", "p99", "ms", Rounded.measured(report.latencyMs().p99()));
  }

  private void criterion(CriterionRate criterion) {
    begin("criterion", criterion.id(), criterion.required() ? "met_required" : "met_optional");
    interval(criterion.rate()).end();
  }

  private void scenario(ScenarioRate scenario) {
    begin("scenario", scenario.id(), "success");
    interval(scenario.rate());
    counts(scenario.total(), scenario.counts());
    table
        .number(Column.COST_USD, Usd.of(scenario.costMicros()))
        .text(Column.TEXT, scenario.goal())
        .end();
  }

  private void pass(PassPoint point) {
    String k = Integer.toString(point.k());
    value("tries", k, "pass_at_k", Rounded.share(point.passAtK()));
    value("tries", k, "pass_hat_k", Rounded.share(point.passHatK()));
  }

  private void failure(FailureGroup group) {
    begin("failure", group.code(), "battles")
        .number(Column.VALUE, group.count())
        .text(Column.TEXT, group.sentence())
        .text(Column.EXAMPLES, String.join(" ", group.examples()))
        .end();
  }

  private void used(String section, String id, Used used) {
    begin(section, id, "llm_calls").number(Column.VALUE, used.llmCalls());
    amounts(used).end();
  }

  private void model(RunReport.ModelUse use) {
    begin("model", use.provider() + "/" + use.model(), "llm_calls")
        .number(Column.VALUE, use.used().llmCalls());
    amounts(use.used()).text(Column.TEXT, use.purpose()).end();
  }

  private void telling(RunReport.Telling battle) {
    begin("telling", battle.conversationId(), "messages")
        .number(Column.VALUE, battle.messageCount())
        .text(Column.TEXT, battle.why())
        .end();
  }

  private void count(String section, String id, String metric, int count) {
    begin(section, id, metric).number(Column.VALUE, count).end();
  }

  private void value(String section, String id, String metric, @Nullable BigDecimal value) {
    begin(section, id, metric).number(Column.VALUE, value).end();
  }

  private CsvTable begin(String section, String id, String metric) {
    return table
        .text(Column.RUN_ID, report.runId())
        .text(Column.PROVIDER, report.setup().provider())
        .text(Column.MODEL, report.setup().model())
        .text(Column.SECTION, section)
        .text(Column.ID, id)
        .text(Column.METRIC, metric);
  }

  private CsvTable interval(@Nullable Rate rate) {
    return rate == null
        ? table
        : table
            .number(Column.VALUE, Rounded.share(rate.estimate()))
            .number(Column.K, rate.k())
            .number(Column.N, rate.n())
            .number(Column.LOW, Rounded.share(rate.low()))
            .number(Column.HIGH, Rounded.share(rate.high()));
  }

  private void counts(int total, Counts counts) {
    table
        .number(Column.TOTAL, total)
        .number(Column.SUCCEEDED, counts.succeeded())
        .number(Column.MISSED, counts.missed())
        .number(Column.UNCOVERED, counts.uncovered())
        .number(Column.FAILED, counts.failed())
        .number(Column.CANCELLED, counts.cancelled());
  }

  private CsvTable amounts(Used used) {
    return table
        .number(Column.LLM_CALLS, used.llmCalls())
        .number(Column.TOKENS_IN, used.tokensIn())
        .number(Column.TOKENS_OUT, used.tokensOut())
        .number(Column.COST_USD, Usd.of(used.costMicros()));
  }
}
