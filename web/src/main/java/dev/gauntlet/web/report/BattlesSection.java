package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.FailureGroup;
import dev.gauntlet.storage.report.RunReport.Telling;
import dev.gauntlet.web.report.Table.Column;
import java.util.List;

/** Where to read on: battles worth reading, and battles that did not count. */
final class BattlesSection {
  private BattlesSection() {}

  static void write(Markup page, RunReport report, ReportContext context) {
    telling(page, report.telling(), context);
    failures(page, report.failures(), context);
  }

  private static void telling(Markup page, List<Telling> battles, ReportContext context) {
    if (battles.isEmpty()) {
      return;
    }
    Sections.open(page, "telling", "Battles worth reading first", battles.size());
    Table table =
        Table.open(
            page,
            "plain",
            "Battles worth reading first",
            new Column("Battle", "name wide"),
            new Column("Why", "words wide"),
            new Column("Messages", "number"));
    for (Telling battle : battles) {
      table.row();
      table.cell();
      Sections.battle(page, context, battle.conversationId());
      table.endCell();
      table.cell(battle.why());
      table.cell(Wording.count(battle.messageCount()));
      table.endRow();
    }
    table.close();
    Sections.close(page);
  }

  private static void failures(Markup page, List<FailureGroup> groups, ReportContext context) {
    if (groups.isEmpty()) {
      return;
    }
    Sections.open(page, "failures", "Battles that do not count", groups.size());
    Table table =
        Table.open(
            page,
            "plain",
            "Battles that do not count, by reason",
            new Column("Reason", "name code"),
            new Column("Battles", "number"),
            new Column("What happened, in one of them", "words wide"),
            new Column("Examples", "examples"));
    for (FailureGroup group : groups) {
      table.row();
      table.cell();
      page.leaf("bdi", group.code(), "class", "id");
      table.endCell();
      table.cell(Wording.count(group.count()));
      table.cell();
      page.leaf("bdi", sentence(group));
      table.endCell();
      table.cell();
      for (String example : group.examples()) {
        Sections.battle(page, context, example);
        page.text(" ");
      }
      table.endCell();
      table.endRow();
    }
    table.close();
    Sections.close(page);
  }

  private static String sentence(FailureGroup group) {
    String sentence = group.sentence();
    if (sentence != null && !sentence.isBlank()) {
      return sentence;
    }
    return switch (group.code()) {
      case "BUDGET" -> "The next call could have passed the budget.";
      case "TIMEOUT" -> "The time was used up.";
      case "MANUAL" -> "Somebody cancelled it.";
      default -> "";
    };
  }
}
