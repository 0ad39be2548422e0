package dev.gauntlet.web.report;

import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.CriterionRate;
import dev.gauntlet.web.report.Table.Column;

/** How often each criterion was met. */
final class CriteriaSection {
  private CriteriaSection() {}

  static void write(Markup page, RunReport report) {
    if (report.criteria().isEmpty()) {
      return;
    }
    Sections.open(page, "criteria", "By criterion", report.criteria().size());
    Table table =
        Table.open(
            page,
            "plain",
            "How often each criterion was met",
            new Column("Criterion", "name wide"),
            new Column("Judged by", "words"),
            new Column("Goal needs it", "words"),
            new Column("Met", "chart"),
            new Column("Rate", "reading"));
    for (CriterionRate criterion : report.criteria()) {
      table.row();
      table.cell();
      page.leaf("bdi", criterion.id(), "class", "id");
      table.endCell();
      table.cell(judged(criterion.type()));
      table.cell(criterion.required() ? "yes" : "no");
      RateCell.write(page, table, criterion.id(), criterion.rate());
      table.endRow();
    }
    table.close();
    Sections.note(page, "At the last judged message of each battle that counts.");
    Sections.close(page);
  }

  private static String judged(Criterion.Type type) {
    return switch (type) {
      case LLM -> "a model";
      case CONTAINS -> "text";
      case REGEX -> "pattern";
      case JSON_SCHEMA -> "JSON schema";
    };
  }
}
