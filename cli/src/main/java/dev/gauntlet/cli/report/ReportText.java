package dev.gauntlet.cli.report;

import dev.gauntlet.cli.rest.Rate;
import dev.gauntlet.cli.rest.RunReport;
import dev.gauntlet.cli.rest.RunReport.Quantiles;
import dev.gauntlet.cli.terminal.Figures;
import dev.gauntlet.cli.terminal.Ink;
import dev.gauntlet.cli.terminal.Prose;
import dev.gauntlet.cli.terminal.Table;
import dev.gauntlet.cli.terminal.Table.Column;
import dev.gauntlet.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The short form of a report. */
public final class ReportText {
  private static final int LABEL_COLUMNS = 10;
  private static final String DOT = " · ";

  private final RunReport report;
  private final Terminal terminal;
  private final List<String> lines = new ArrayList<>();

  private ReportText(RunReport report, Terminal terminal) {
    this.report = report;
    this.terminal = terminal;
  }

  /** The report in lines that fit the terminal. */
  public static String of(RunReport report, Terminal terminal) {
    ReportText text = new ReportText(report, terminal);
    text.head();
    text.rates();
    text.criteria();
    text.scenarios();
    text.measures();
    text.failures();
    text.summary();
    return String.join("\n", text.lines);
  }

  private void head() {
    lines.add(
        terminal.paint(
            Ink.STRONG,
            Prose.cut(
                "Run " + report.runId() + (report.partial() ? ", so far" : ""),
                terminal.columns())));
    String agent = (report.provider() + " " + report.model()).strip();
    fact("agent", agent.isEmpty() ? "unknown" : agent);
    fact("battles", Figures.grouped(report.runCount()) + state());
    lines.add("");
  }

  private String state() {
    return report.state().isEmpty() ? "" : ", " + report.state();
  }

  private void rates() {
    RunReport.Rates rates = report.rates();
    Rate success = rates == null ? null : rates.success();
    fact("success", success == null ? "unknown: no battle could be judged" : RateWords.of(success));
    if (rates != null) {
      if (rates.clustered() != null) {
        fact("", "by scenario: " + RateWords.of(rates.clustered()));
      }
      fact("coverage", RateWords.coverage(rates));
    }
    if (!report.endedReasons().isEmpty()) {
      fact(
          "ends",
          report.endedReasons().entrySet().stream()
              .map(end -> end.getKey() + " " + Figures.grouped(end.getValue()))
              .collect(Collectors.joining(DOT)));
    }
  }

  private void criteria() {
    Table table =
        new Table(
            terminal,
            Column.words("criterion"),
            Column.numbers("met"),
            Column.numbers("of"),
            Column.numbers("rate"),
            Column.numbers("interval"),
            Column.words(""));
    for (RunReport.Criterion criterion : report.criteria()) {
      Rate rate = criterion.rate();
      table.row(
          criterion.id(),
          Figures.grouped(rate.k()),
          Figures.grouped(rate.n()),
          Figures.percent(rate.estimate()),
          Figures.interval(rate.low(), rate.high()),
          Boolean.FALSE.equals(criterion.required()) ? "optional" : "");
    }
    add(table);
  }

  private void scenarios() {
    Table table =
        new Table(
            terminal,
            Column.words("scenario"),
            Column.numbers("reached"),
            Column.numbers("of"),
            Column.numbers("rate"),
            Column.numbers("interval"),
            Column.numbers("cost"),
            Column.words("goal"));
    for (RunReport.Scenario scenario : report.perScenario()) {
      Rate rate = scenario.rate();
      table.row(
          scenario.id(),
          Figures.grouped(rate.k()),
          Figures.grouped(rate.n()),
          Figures.percent(rate.estimate()),
          Figures.interval(rate.low(), rate.high()),
          Figures.usdOrUnknown(scenario.costUsd()),
          scenario.goal());
    }
    add(table);
  }

  private void measures() {
    lines.add("");
    Quantiles turns = report.turnsToGoal();
    fact("turns", turns == null ? "unknown" : quantiles(turns, false));
    Quantiles latency = report.latencyMs();
    fact("latency", latency == null ? "unknown" : quantiles(latency, true));
    boolean isEstimated = report.usage() != null && report.usage().estimated();
    fact(
        "cost",
        Figures.usdOrUnknown(report.costUsd())
            + (isEstimated ? " (estimated)" : "")
            + DOT
            + Figures.usdOrUnknown(report.costPerSuccessUsd())
            + " a success");
  }

  private static String quantiles(Quantiles quantiles, boolean isTime) {
    return "p50 "
        + quantile(quantiles.p50(), isTime)
        + DOT
        + "p90 "
        + quantile(quantiles.p90(), isTime);
  }

  private static String quantile(@Nullable Double value, boolean isTime) {
    if (isTime) {
      return Figures.millis(value);
    }
    return value == null ? "unknown" : Figures.decimal(value);
  }

  private void failures() {
    for (RunReport.Failure failure : report.failures()) {
      String example =
          failure.examples().isEmpty() ? "" : ", such as " + failure.examples().getFirst();
      fact("left out", failure.code() + " " + Figures.grouped(failure.count()) + example);
    }
  }

  private void summary() {
    String summary = report.summary();
    if (summary != null && !summary.isBlank()) {
      lines.add("");
      lines.addAll(Prose.fold(summary, terminal.columns()));
      RunReport.SummaryModel author = report.summaryModel();
      String name = author == null ? "a model" : author.model() + " at " + author.provider();
      lines.add(terminal.paint(Ink.QUIET, "(" + Prose.line(name) + ")"));
    }
  }

  private void add(Table table) {
    if (!table.isEmpty()) {
      lines.add("");
      lines.addAll(table.lines());
    }
  }

  /** A label and what it names, whose further lines are indented. */
  private void fact(String label, String text) {
    String head =
        terminal.paint(Ink.QUIET, String.format(Locale.ROOT, "%-" + LABEL_COLUMNS + "s", label));
    for (String line : Prose.fold(Prose.line(text), terminal.columns() - LABEL_COLUMNS)) {
      lines.add(head + line);
      head = " ".repeat(LABEL_COLUMNS);
    }
  }
}
