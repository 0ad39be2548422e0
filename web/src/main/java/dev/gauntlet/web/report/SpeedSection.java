package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.Percentiles;
import dev.gauntlet.storage.report.RunReport.TurnsToGoal;
import dev.gauntlet.web.report.Histogram.Bin;
import dev.gauntlet.web.report.Table.Column;

/** How many exchanges successes took, and how long the agent's answers. */
final class SpeedSection {
  private SpeedSection() {}

  static void write(Markup page, RunReport report) {
    turns(page, report.turnsToGoal());
    latency(page, report.latencyMs());
  }

  private static void turns(Markup page, TurnsToGoal turns) {
    Histogram histogram = Histogram.of(turns.histogram());
    if (histogram.bins().isEmpty()) {
      return;
    }
    Sections.open(page, "turns", "Exchanges to goal", histogram.bins().size());
    Sections.paragraph(
        page,
        "Half of the successes took at most "
            + Wording.decimal(turns.p50())
            + " exchanges, nine in ten at most "
            + Wording.decimal(turns.p90())
            + ". An exchange is a message and the agent’s answer.");
    Table table =
        Table.open(
            page,
            "plain tight",
            "Successes by exchanges",
            new Column("Exchanges", "number first"),
            new Column("Drawn", "chart large"),
            new Column("Successes", "number"));
    for (Bin bin : histogram.bins()) {
      table.row();
      table.cell(bin.label());
      table.cell();
      histogram.draw(page, bin);
      table.endCell();
      table.cell(Wording.count(bin.count()));
      table.endRow();
    }
    table.close();
    Sections.close(page);
  }

  private static void latency(Markup page, Percentiles latency) {
    if (latency.p50() == null) {
      return;
    }
    Sections.open(page, "latency", "Latency of the agent’s answers", 1);
    Table table =
        Table.open(
            page,
            "plain narrow",
            "Percentiles of latency",
            new Column("Half within (p50)", "number first"),
            new Column("9 in 10 within (p90)", "number"),
            new Column("99 in 100 within (p99)", "number"));
    table.row();
    table.cell(Wording.duration(latency.p50()));
    table.cell(Wording.duration(latency.p90()));
    table.cell(Wording.duration(latency.p99()));
    table.endRow();
    table.close();
    Sections.close(page);
  }
}
