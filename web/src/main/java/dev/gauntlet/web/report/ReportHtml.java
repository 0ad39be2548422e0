package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.workflows.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A report as one page that needs nothing else: no script, no other resource, one style sheet for
 * screen, dark and print. It is HTML and well-formed XML, so the PDF is made from the same text.
 */
final class ReportHtml {
  private static final String STYLE = read();

  private ReportHtml() {}

  /** The page. */
  static String page(RunReport report, ReportContext context) {
    Markup page = new Markup();
    page.trusted("<!DOCTYPE html>")
        .line()
        .open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en");
    head(page, report);
    page.line().open("body").open("main");
    Heading.write(page, report);
    AnswerSection.write(page, report);
    EndsSection.write(page, report);
    CriteriaSection.write(page, report);
    ScenariosSection.write(page, report);
    PassSection.write(page, report);
    SummarySection.write(page, report, context);
    BattlesSection.write(page, report, context);
    SpeedSection.write(page, report);
    SpendingSection.write(page, report);
    SetupSection.write(page, report);
    MethodSection.write(page, report);
    page.line().close("main").close("body").line().close("html").line();
    return page.toString();
  }

  /** The style sheet, exactly as it stands between the tags. */
  static String style() {
    return STYLE;
  }

  /** What {@code style-src} has to name to allow it (CSP level 3, section 8.3), with quotes. */
  static String styleHash() {
    return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(STYLE)) + "'";
  }

  private static void head(Markup page, RunReport report) {
    page.line()
        .open("head")
        .line()
        .empty("meta", "charset", "utf-8")
        .line()
        .leaf("title", "Run " + report.runId() + ": report")
        .line()
        .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .line()
        .empty("meta", "name", "author", "content", "Gauntlet")
        .line()
        .empty("meta", "name", "description", "content", new Answer(report).sentence())
        .line()
        .open("style")
        .trusted(STYLE)
        .close("style")
        .line()
        .close("head");
  }

  private static String read() {
    try (InputStream style = ReportHtml.class.getResourceAsStream("report.css")) {
      if (style == null) {
        throw new IllegalStateException("report.css is not on the class path");
      }
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("report.css cannot be read", e);
    }
  }
}
