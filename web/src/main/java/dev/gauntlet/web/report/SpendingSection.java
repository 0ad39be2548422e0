package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.ModelUse;
import dev.gauntlet.storage.report.RunReport.Used;
import dev.gauntlet.web.report.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** Tokens and money, by what they were for and by model. */
final class SpendingSection {
  private static final Column CALLS = new Column("Calls", "number");
  private static final Column TOKENS_IN = new Column("Tokens in", "number");
  private static final Column TOKENS_OUT = new Column("Tokens out", "number");
  private static final Column COST = new Column("Cost", "number money");

  private SpendingSection() {}

  static void write(Markup page, RunReport report) {
    if (report.usage().isEmpty()) {
      return;
    }
    Sections.open(
        page, "spending", "Tokens and cost", report.usage().size() + report.byModel().size());
    byPurpose(page, report);
    byModel(page, report.byModel());
    notes(report).forEach(note -> Sections.note(page, note));
    Sections.close(page);
  }

  private static void byPurpose(Markup page, RunReport report) {
    Table table =
        Table.open(
            page,
            "plain totals",
            "Tokens and cost by purpose",
            new Column("For the", "name wide"),
            CALLS,
            TOKENS_IN,
            TOKENS_OUT,
            COST);
    Ordered.usage(report)
        .forEach((purpose, used) -> {
          table.row();
          table.cell(purpose);
          amounts(table, used);
          table.endRow();
        });
    table.row();
    table.cell("all");
    Used total = Totals.of(report);
    amounts(table, total);
    table.endRow();
    table.close();
  }

  private static void byModel(Markup page, List<ModelUse> uses) {
    if (uses.isEmpty()) {
      return;
    }
    Table table =
        Table.open(
            page,
            "plain",
            "Tokens and cost by model",
            new Column("Model", "name wide"),
            new Column("For the", "words"),
            CALLS,
            TOKENS_IN,
            TOKENS_OUT,
            COST);
    for (ModelUse use : uses) {
      table.row();
      table.cell();
      page.leaf("bdi", use.model(), "class", "id")
          .text(" ")
          .open("span", "class", "more")
          .text("at ")
          .leaf("bdi", use.provider())
          .close("span");
      table.endCell();
      table.cell(use.purpose());
      amounts(table, use.used());
      table.endRow();
    }
    table.close();
  }

  private static void amounts(Table table, Used used) {
    table.cell(Wording.count(used.llmCalls()));
    table.cell(Wording.count(used.tokensIn()));
    table.cell(Wording.count(used.tokensOut()));
    table.cell(Wording.usdInTable(used.costMicros()));
  }

  private static List<String> notes(RunReport report) {
    Used total = Totals.of(report);
    List<String> notes = new ArrayList<>();
    if (report.costPerSuccessMicros() != null) {
      notes.add("A success cost " + Wording.usd(report.costPerSuccessMicros()) + " on average.");
    }
    if (total.costMicros() == null) {
      notes.add("A cost is unknown, which is not zero, where a call had no price.");
    }
    if (total.estimated()) {
      notes.add("Some tokens were counted here, because a provider did not tell them.");
    }
    if (total.callsRepeated() > 0) {
      notes.add(
          Wording.counted(total.callsRepeated(), "call was", "calls were")
              + " sent again for an answer that got lost.");
    }
    if (total.unsettledMicros() > 0) {
      notes.add(
          "Requests whose answer never came may have cost up to "
              + Wording.usd(total.unsettledMicros())
              + " more.");
    }
    return notes;
  }
}
