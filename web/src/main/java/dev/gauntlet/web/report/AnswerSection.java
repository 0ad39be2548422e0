package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.Rate;
import dev.gauntlet.storage.report.RunReport.Rates;

/** The answer first, then what it rests on. */
final class AnswerSection {
  private AnswerSection() {}

  static void write(Markup page, RunReport report) {
    Answer answer = new Answer(report);
    page.line()
        .line()
        .open("section", "aria-label", "The answer")
        .leaf("p", answer.sentence(), "class", "answer")
        .line();
    plots(page, report, answer);
    Sections.paragraph(page, (answer.coverage() + " " + answer.clustering()).strip());
    Facts.write(page, report);
    Sections.close(page);
  }

  private static void plots(Markup page, RunReport report, Answer answer) {
    Rates rates = report.rates();
    Rate success = rates.success();
    Double worst = rates.worstCase();
    Double best = rates.bestCase();
    boolean bounds = worst != null && best != null && best - worst > 1e-9;
    if (success == null && !bounds) {
      return;
    }
    page.line().open("table", "class", "rates", "aria-label", "The success rate").open("tbody");
    if (success != null) {
      rate(page, "Success rate", "Wilson’s interval", success);
    }
    Rate clustered = rates.clustered();
    if (clustered != null && answer.differ()) {
      rate(
          page,
          "Clustered by scenario",
          Wording.counted(rates.clusters(), "scenario", "scenarios"),
          clustered);
    }
    if (worst != null && best != null && bounds) {
      page.line().open("tr");
      name(page, "Worst to best case", "if the rest had counted");
      page.open("td", "class", "figure");
      RatePlot.large().drawBounds(page, "Worst to best case", worst, best);
      page.close("td").open("td", "class", "reading").text(Wording.range(worst, best)).close("td");
      page.close("tr");
    }
    page.close("tbody");
    scale(page);
    page.close("table").line();
  }

  private static void rate(Markup page, String name, String method, Rate rate) {
    page.line().open("tr");
    name(page, name, method);
    page.open("td", "class", "figure");
    RatePlot.large().draw(page, name, rate);
    page.close("td")
        .open("td", "class", "reading")
        .leaf("span", Wording.percent(rate.estimate()), "class", "strong")
        .text(" ")
        .leaf("span", Wording.range(rate), "class", "muted")
        .close("td")
        .close("tr");
  }

  private static void name(Markup page, String name, String more) {
    page.open("th", "scope", "row")
        .text(name)
        .text(" ")
        .leaf("span", more, "class", "more")
        .close("th");
  }

  private static void scale(Markup page) {
    page.line()
        .open("tfoot", "aria-hidden", "true")
        .open("tr")
        .open("td")
        .close("td")
        .open("td", "class", "figure scale")
        .leaf("span", "0")
        .leaf("span", "50\u00a0%")
        .leaf("span", "100\u00a0%")
        .close("td")
        .open("td")
        .close("td")
        .close("tr")
        .close("tfoot");
  }
}
