package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.Setup;

/** What was played. */
final class SetupSection {
  private SetupSection() {}

  static void write(Markup page, RunReport report) {
    Setup setup = report.setup();
    Sections.open(page, "setup", "The setup");
    page.open("table", "class", "setup", "aria-label", "The setup").open("tbody");
    row(page, "Agent", setup.model() + " at " + setup.provider());
    row(page, "Opponent", setup.opponent());
    row(page, "Judge", setup.judge());
    row(page, report.perScenario().isEmpty() ? "Goal" : "Goal, by default", setup.goal());
    row(page, "Battles", Wording.count(report.runCount()));
    row(page, "Messages a battle", "at most " + Wording.count(setup.messageLimit()));
    row(page, "Seed", Long.toString(setup.seed()));
    page.close("tbody").close("table");
    page.leaf("h3", "System prompt").line();
    if (setup.systemPrompt().isBlank()) {
      Sections.paragraph(page, "The agent has none.");
    } else {
      Sections.quote(page, setup.systemPrompt());
    }
    Sections.close(page);
  }

  private static void row(Markup page, String name, String value) {
    if (value.isBlank()) {
      return;
    }
    page.line()
        .open("tr")
        .leaf("th", name, "scope", "row")
        .open("td")
        .leaf("bdi", value, "class", "prose")
        .close("td")
        .close("tr");
  }
}
