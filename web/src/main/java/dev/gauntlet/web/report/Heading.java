package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import java.time.Instant;
import java.util.Set;

/** Which run this is, and what to know before reading a number of it. */
final class Heading {
  private static final Set<String> OPEN = Set.of("queued", "running", "paused");

  private Heading() {}

  static void write(Markup page, RunReport report) {
    running(page, report);
    page.line()
        .open("header")
        .leaf("p", "Gauntlet run report", "class", "kicker")
        .open("h1")
        .leaf("bdi", report.runId())
        .close("h1")
        .open("p", "class", "subtitle")
        .text("Agent ")
        .leaf("bdi", report.setup().model(), "class", "strong")
        .text(" at ")
        .leaf("bdi", report.setup().provider())
        .text(" · " + report.state() + " · ")
        .leaf(
            "time", Wording.date(report.generatedAt()), "datetime", report.generatedAt().toString())
        .close("p")
        .close("header");
    Simulated.sentence(report)
        .ifPresent(sentence ->
            banner(page, Simulated.agent(report) ? "Simulated" : "Partly simulated", sentence));
    if (report.erasedAt() != null) {
      banner(page, "Erased", erased(report.erasedAt()));
    }
    if (report.partial()) {
      banner(page, "Partial", partial(report));
    }
  }

  /** What stands on top of every printed page. */
  private static void running(Markup page, RunReport report) {
    page.line()
        .open("div", "class", "running")
        .text("Gauntlet · run ")
        .leaf("bdi", report.runId())
        .text(Simulated.label(report).map(label -> " · " + label).orElse(""))
        .text(report.partial() ? " · partial" : "")
        .close("div");
  }

  private static void banner(Markup page, String label, String sentence) {
    page.line()
        .open("p", "class", "banner")
        .leaf("strong", label + ".")
        .text(" " + sentence)
        .close("p");
  }

  private static String erased(Instant at) {
    return "What was asked and said was erased ("
        + Wording.date(at)
        + "). The numbers are as they were; where a text stood, it says [erased].";
  }

  private static String partial(RunReport report) {
    return Wording.count(report.finished())
        + " of "
        + Wording.battles(report.runCount())
        + " have ended. "
        + (OPEN.contains(report.state())
            ? "The numbers change until the last one has."
            : "The others were not played.");
  }
}
