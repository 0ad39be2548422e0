package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.web.report.Table.Column;
import dev.gauntlet.workflows.battle.EndedReason;

/** Why battles ended, and whether that counts. */
final class EndsSection {
  private EndsSection() {}

  static void write(Markup page, RunReport report) {
    int total = report.endedReasons().values().stream().mapToInt(Integer::intValue).sum();
    if (total == 0) {
      return;
    }
    Sections.open(page, "ends", "How the battles ended", report.endedReasons().size());
    page.open("div", "class", "figure");
    EndsBar.draw(page, report.endedReasons());
    page.close("div");
    Table table =
        Table.open(
            page,
            "plain",
            "Battles by how they ended",
            new Column("Ended by", "name"),
            new Column("Battles", "number"),
            new Column("Share", "number"),
            new Column("In the rate", "words"),
            new Column("Meaning", "words wide"));
    for (EndedReason reason : EndedReason.values()) {
      int count = report.endedReasons().getOrDefault(reason.word(), 0);
      if (count > 0) {
        row(page, table, reason, count, total);
      }
    }
    table.close();
    Sections.close(page);
  }

  private static void row(Markup page, Table table, EndedReason reason, int count, int total) {
    table.row();
    table.cell();
    EndsBar.patch(page, reason);
    page.text(" " + reason.word());
    table.endCell();
    table.cell(Wording.count(count));
    table.cell(Wording.percent((double) count / total));
    table.cell(counts(reason));
    table.cell(meaning(reason));
    table.endRow();
  }

  private static String counts(EndedReason reason) {
    return switch (reason) {
      case GOAL -> "success";
      case LIMIT, ABANDONED -> "missed";
      case BUDGET, TIMEOUT, ERROR, MANUAL -> "not covered";
    };
  }

  private static String meaning(EndedReason reason) {
    return switch (reason) {
      case GOAL -> "every required criterion was met at one message";
      case LIMIT -> "the messages, or a script’s lines, were used up";
      case ABANDONED -> "the simulated user left";
      case BUDGET -> "the next call could have passed the budget";
      case TIMEOUT -> "the time was used up";
      case ERROR -> "a step failed for good";
      case MANUAL -> "somebody cancelled it";
    };
  }
}
