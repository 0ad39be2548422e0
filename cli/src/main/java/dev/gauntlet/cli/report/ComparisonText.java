package dev.gauntlet.cli.report;

import dev.gauntlet.cli.rest.Comparison;
import dev.gauntlet.cli.rest.Comparison.Difference;
import dev.gauntlet.cli.rest.Comparison.Side;
import dev.gauntlet.cli.rest.Rate;
import dev.gauntlet.cli.terminal.Figures;
import dev.gauntlet.cli.terminal.Ink;
import dev.gauntlet.cli.terminal.Prose;
import dev.gauntlet.cli.terminal.Table;
import dev.gauntlet.cli.terminal.Table.Column;
import dev.gauntlet.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Two runs side by side, and what that says. */
final class ComparisonText {
  private final Comparison comparison;
  private final Terminal terminal;
  private final List<String> lines = new ArrayList<>();

  private ComparisonText(Comparison comparison, Terminal terminal) {
    this.comparison = comparison;
    this.terminal = terminal;
  }

  static String of(Comparison comparison, Terminal terminal) {
    ComparisonText text = new ComparisonText(comparison, terminal);
    text.verdict();
    text.sides();
    text.criteria();
    text.scenarios();
    return String.join("\n", text.lines);
  }

  private void verdict() {
    String sentence = sentence(comparison.verdict());
    Ink ink =
        switch (comparison.verdict()) {
          case "better" -> Ink.GOOD;
          case "worse" -> Ink.BAD;
          default -> Ink.OPEN;
        };
    for (String line : Prose.fold(sentence, terminal.columns())) {
      lines.add(terminal.paint(Ink.STRONG, terminal.paint(ink, line)));
    }
    for (String reason : comparison.reasons()) {
      lines.addAll(Prose.fold("- " + Prose.line(reason), terminal.columns()));
    }
  }

  private String sentence(String verdict) {
    Difference difference = comparison.difference();
    String points = difference == null ? "" : ": " + words(difference);
    return switch (verdict) {
      case "better" -> "B is better than A" + points + ".";
      case "worse" -> "B is worse than A" + points + ".";
      case "no clear difference" -> "No clear difference between A and B" + points + ".";
      case "not comparable" -> "A and B cannot be compared.";
      default -> (verdict.isEmpty() ? "No verdict" : Prose.line(verdict)) + points + ".";
    };
  }

  private static String words(Difference difference) {
    if (difference.estimate() == null) {
      return "by an unknown number of points";
    }
    String points = Figures.points(difference.estimate()) + " points";
    Double low = difference.low();
    Double high = difference.high();
    if (low == null || high == null) {
      return points;
    }
    Double level = difference.level();
    return points
        + ", "
        + (level == null ? "" : Math.round(level * 100) + " % ")
        + "interval "
        + Figures.points(low)
        + " to "
        + Figures.points(high);
  }

  private void sides() {
    Table table = new Table(terminal, Column.words(""), Column.words("A"), Column.words("B"));
    side(table, "run", Side::runId);
    side(table, "model", Side::model);
    side(table, "success", side -> rate(side.success()));
    side(table, "interval", side -> interval(side.success()));
    side(table, "cost", side -> Figures.usdOrUnknown(side.costUsd()));
    side(table, "a battle", side -> Figures.usdOrUnknown(side.costPerBattleUsd()));
    side(table, "latency", side -> "p50 " + Figures.millis(side.latencyP50Ms()));
    side(
        table,
        "turns",
        side -> "p50 " + (side.turnsP50() == null ? "unknown" : Figures.decimal(side.turnsP50())));
    add(table);
  }

  private void side(Table table, String label, Function<Side, String> figure) {
    Side a = comparison.a();
    Side b = comparison.b();
    table.row(
        label, a == null ? "unknown" : figure.apply(a), b == null ? "unknown" : figure.apply(b));
  }

  private void criteria() {
    Table table =
        new Table(
            terminal,
            Column.words("criterion"),
            Column.numbers("A"),
            Column.numbers("B"),
            Column.numbers("points"));
    for (Comparison.Criterion criterion : comparison.criteria()) {
      Difference difference = criterion.difference();
      Double points = difference == null ? null : difference.estimate();
      table.row(
          criterion.id(),
          rate(criterion.a()),
          rate(criterion.b()),
          points == null ? "" : Figures.points(points));
    }
    add(table);
  }

  private void scenarios() {
    Table table =
        new Table(
            terminal,
            Column.words("scenario"),
            Column.numbers("A"),
            Column.numbers("B"),
            Column.words("change"));
    for (Comparison.Scenario scenario : comparison.scenarios()) {
      table.row(scenario.id(), counts(scenario.a()), counts(scenario.b()), scenario.change());
    }
    add(table);
    named("broke", Ink.BAD, comparison.broke());
    named("fixed", Ink.GOOD, comparison.fixed());
  }

  private void named(String label, Ink ink, List<String> scenarios) {
    if (!scenarios.isEmpty()) {
      lines.add("");
      for (String line :
          Prose.fold(label + ": " + Prose.line(String.join(", ", scenarios)), terminal.columns())) {
        lines.add(terminal.paint(ink, line));
      }
    }
  }

  private void add(Table table) {
    if (!table.isEmpty()) {
      lines.add("");
      lines.addAll(table.lines());
    }
  }

  private static String rate(@Nullable Rate rate) {
    return rate == null || rate.n() == 0
        ? "unknown"
        : Figures.percent(rate.estimate()) + " (" + counts(rate) + ")";
  }

  private static String interval(@Nullable Rate rate) {
    return rate == null ? "" : Figures.interval(rate.low(), rate.high());
  }

  private static String counts(@Nullable Rate rate) {
    return rate == null
        ? "not there"
        : Figures.grouped(rate.k()) + " of " + Figures.grouped(rate.n());
  }
}
