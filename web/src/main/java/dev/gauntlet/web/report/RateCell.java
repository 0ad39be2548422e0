package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport.Rate;
import org.jspecify.annotations.Nullable;

/** A rate in a table: drawn, and in figures. */
final class RateCell {
  private RateCell() {}

  /** Writes the two cells of a rate: the plot and the reading. */
  static void write(Markup page, Table table, String what, @Nullable Rate rate) {
    table.cell();
    if (rate != null) {
      RatePlot.small().draw(page, what, rate);
    }
    table.endCell();
    table.cell();
    if (rate == null) {
      page.leaf("span", "no covered battle", "class", "muted");
    } else {
      page.leaf("span", Wording.percent(rate.estimate()), "class", "strong")
          .text(" ")
          .leaf("span", Wording.range(rate), "class", "muted nowrap")
          .text(" ")
          .leaf(
              "span", Wording.count(rate.k()) + " of " + Wording.count(rate.n()), "class", "more");
    }
    table.endCell();
  }
}
