package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.Summary;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** What a model wrote about the run, and that it was one; or why none did. */
final class SummarySection {
  private static final Pattern BLANK = Pattern.compile("\\n\\s*\\n");

  private SummarySection() {}

  static void write(Markup page, RunReport report, ReportContext context) {
    Summary summary = report.summary();
    if (summary == null) {
      return;
    }
    Sections.open(page, "summary", "What a model makes of it");
    Summary.Failure failure = summary.failure();
    if (failure == null) {
      written(page, summary, context);
    } else {
      Sections.note(page, "There is no summary. " + failure.sentence());
    }
    Sections.close(page);
  }

  private static void written(Markup page, Summary summary, ReportContext context) {
    page.open("p", "class", "note")
        .text("Written by ")
        .leaf("bdi", summary.model(), "class", "strong")
        .text(" at ")
        .leaf("bdi", summary.provider());
    read(page, summary.read(), context);
    page.text(" It is a reading, not a measurement.").close("p");
    prose(page, Objects.requireNonNullElse(summary.text(), ""));
    String rationale = summary.rationale();
    if (rationale != null && !rationale.isBlank()) {
      page.leaf("h3", "Why it thinks so");
      prose(page, rationale);
    }
    String revised = summary.revisedPrompt();
    if (revised != null) {
      page.leaf("h3", "The system prompt that it would try next");
      Sections.quote(page, revised);
    }
  }

  private static void read(Markup page, List<String> read, ReportContext context) {
    if (read.isEmpty()) {
      page.text(".");
      return;
    }
    page.text(" after reading " + Wording.counted(read.size(), "transcript", "transcripts") + ": ");
    for (int i = 0; i < read.size(); i++) {
      page.text(i == 0 ? "" : ", ");
      Sections.battle(page, context, read.get(i));
    }
    page.text(".");
  }

  private static void prose(Markup page, String text) {
    for (String paragraph : BLANK.split(text.strip(), -1)) {
      page.leaf("p", paragraph, "class", "prose").line();
    }
  }
}
