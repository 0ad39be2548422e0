package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.Counts;
import dev.gauntlet.storage.report.RunReport.ScenarioRate;
import dev.gauntlet.web.report.Table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How each scenario went. */
final class ScenariosSection {
  private static final int MOST = 100;
  private static final int LONGEST_GOAL = 200;

  private ScenariosSection() {}

  static void write(Markup page, RunReport report) {
    List<ScenarioRate> scenarios = report.perScenario();
    if (scenarios.isEmpty()) {
      return;
    }
    Sections.open(page, "scenarios", "By scenario", scenarios.size());
    Table table =
        Table.open(
            page,
            "plain",
            "How each scenario went",
            new Column("Scenario", "name wide"),
            new Column("Success", "chart"),
            new Column("Rate", "reading"),
            new Column("Battles", "words ends"),
            new Column("Cost", "number money"));
    shown(scenarios).forEach(scenario -> row(page, table, scenario));
    table.close();
    if (scenarios.size() > MOST) {
      Sections.note(
          page,
          "The "
              + MOST
              + " scenarios with the lowest rates, of "
              + Wording.count(scenarios.size())
              + "; the JSON and CSV forms of this report have them all.");
    }
    Sections.close(page);
  }

  /** All in their order when they fit, else the worst ones first. */
  private static List<ScenarioRate> shown(List<ScenarioRate> scenarios) {
    return scenarios.size() <= MOST
        ? scenarios
        : scenarios.stream()
            .sorted(Comparator.comparingDouble(ScenariosSection::rank))
            .limit(MOST)
            .toList();
  }

  private static double rank(ScenarioRate scenario) {
    return scenario.rate() == null ? 2 : scenario.rate().estimate();
  }

  private static void row(Markup page, Table table, ScenarioRate scenario) {
    table.row();
    table.cell();
    page.leaf("bdi", scenario.id(), "class", "id");
    if (!scenario.goal().isBlank()) {
      page.text(" ").leaf("bdi", Wording.cut(scenario.goal(), LONGEST_GOAL), "class", "more");
    }
    table.endCell();
    RateCell.write(page, table, scenario.id(), scenario.rate());
    table.cell(ends(scenario.total(), scenario.counts()));
    table.cell(Wording.usdInTable(scenario.costMicros()));
    table.endRow();
  }

  private static String ends(int total, Counts counts) {
    List<String> parts = new ArrayList<>();
    add(parts, counts.succeeded(), "succeeded");
    add(parts, counts.missed(), "missed");
    add(parts, counts.uncovered(), "not covered");
    add(parts, counts.failed(), "failed");
    add(parts, counts.cancelled(), "cancelled");
    add(parts, total - counts.ended(), "open");
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String word) {
    if (count > 0) {
      parts.add(Wording.count(count) + "\u00a0" + word.replace(' ', '\u00a0'));
    }
  }
}
