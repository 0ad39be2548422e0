package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.PassPoint;
import dev.gauntlet.web.report.Table.Column;

/** What repeated tries of one scenario amount to. */
final class PassSection {
  private PassSection() {}

  static void write(Markup page, RunReport report) {
    if (report.passAtK().isEmpty()) {
      return;
    }
    Sections.open(page, "passes", "Over several tries", report.passAtK().size());
    Sections.paragraph(
        page,
        "Given k tries of a scenario: pass@k is the chance that at least one succeeds, pass^k the"
            + " chance that all do. The first says what the agent can do, the second what a user"
            + " can rely on.");
    Table table =
        Table.open(
            page,
            "plain narrow",
            "pass@k and pass^k",
            new Column("k", "number first"),
            new Column("At least one", "chart"),
            new Column("pass@k", "number"),
            new Column("All of them", "chart"),
            new Column("pass^k", "number"));
    for (PassPoint point : report.passAtK()) {
      table.row();
      table.cell(Integer.toString(point.k()));
      share(page, table, "pass@" + point.k(), point.passAtK());
      share(page, table, "pass^" + point.k(), point.passHatK());
      table.endRow();
    }
    table.close();
    Sections.close(page);
  }

  private static void share(Markup page, Table table, String what, double share) {
    table.cell();
    RatePlot.small().drawShare(page, what, share);
    table.endCell();
    table.cell(Wording.percent(share));
  }
}
