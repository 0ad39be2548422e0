package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.Percentiles;
import dev.gauntlet.storage.report.RunReport.TurnsToGoal;
import dev.gauntlet.storage.report.RunReport.Used;

/** The few numbers that people ask for next. */
final class Facts {
  private static final String NONE = "–";

  private Facts() {}

  static void write(Markup page, RunReport report) {
    page.line().open("dl", "class", "facts");
    coverage(page, report);
    cost(page, report);
    turns(page, report.turnsToGoal(), report.counts().succeeded());
    latency(page, report.latencyMs());
    calls(page, report);
    page.line().close("dl");
  }

  private static void coverage(Markup page, RunReport report) {
    Double coverage = report.rates().coverage();
    fact(
        page,
        "Coverage",
        coverage == null ? NONE : Wording.percent(coverage),
        Wording.count(report.counts().covered())
            + " of "
            + Wording.count(report.counts().ended())
            + " ended battles count");
  }

  private static void cost(Markup page, RunReport report) {
    String more;
    if (report.costMicros() == null) {
      more = "a call had no price";
    } else if (report.costPerSuccessMicros() == null) {
      more = "no success to divide it by";
    } else {
      more = Wording.usd(report.costPerSuccessMicros()) + " per success";
    }
    fact(page, "Cost", Wording.usd(report.costMicros()), more);
  }

  private static void turns(Markup page, TurnsToGoal turns, int succeeded) {
    boolean none = turns.p50() == null;
    fact(
        page,
        "Exchanges to goal",
        none ? NONE : Wording.decimal(turns.p50()),
        none
            ? succeeded == 0 ? "no success" : "unknown"
            : "median; 9 in 10 within " + Wording.decimal(turns.p90()));
  }

  private static void latency(Markup page, Percentiles latency) {
    boolean none = latency.p50() == null;
    fact(
        page,
        "Agent’s latency",
        none ? NONE : Wording.duration(latency.p50()),
        none ? "no answer" : "median; 9 in 10 within " + Wording.duration(latency.p90()));
  }

  private static void calls(Markup page, RunReport report) {
    long tokens =
        report.usage().values().stream()
            .mapToLong(used -> used.tokensIn() + used.tokensOut())
            .sum();
    fact(
        page,
        "Model calls",
        Wording.count(report.usage().values().stream().mapToLong(Used::llmCalls).sum()),
        Wording.counted(tokens, "token", "tokens"));
  }

  private static void fact(Markup page, String name, String value, String more) {
    page.line()
        .open("div")
        .leaf("dt", name)
        .open("dd")
        .leaf("span", value, "class", "value")
        .text(" ")
        .leaf("span", more, "class", "more")
        .close("dd")
        .close("div");
  }
}
