package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;

/** How the numbers were made, in small print, with the papers. */
final class MethodSection {
  private static final String ARXIV = "https://arxiv.org/abs/";

  private MethodSection() {}

  static void write(Markup page, RunReport report) {
    Sections.open(page, "method", "How the numbers were made");
    page.open("ul", "class", "method");
    item(
        page,
        "The rate is successes through battles that count. A success ended by goal; limit and"
            + " abandoned are misses. Budget, timeout, error and manual say nothing about the agent:"
            + " they are left out, and coverage says how many they are. Worst and best case count"
            + " all of them as misses and as successes.");
    item(
        page,
        "Intervals are Wilson’s score interval: E. B. Wilson, Probable inference, the law of"
            + " succession, and statistical inference, Journal of the American Statistical"
            + " Association 22 (1927), 209–212. Each is right on its own: of twenty 95\u00a0%"
            + " intervals, one may be expected to miss.");
    if (report.rates().clustered() != null) {
      paper(
          page,
          "Errors clustered by scenario follow E. Miller, Adding error bars to evals, ",
          "2411.00640");
    }
    if (!report.passAtK().isEmpty()) {
      paper(
          page,
          "pass@k is the unbiased estimate of M. Chen et al., Evaluating large language models"
              + " trained on code, ",
          "2107.03374");
      paper(page, "pass^k follows S. Yao et al., τ-bench, ", "2406.12045");
    }
    item(
        page,
        "Cost is tokens at the providers’ list prices. Where a price is missing the cost is"
            + " unknown, not zero. Latency is that of the agent’s stored answers.");
    page.close("ul");
    Sections.close(page);
  }

  private static void item(Markup page, String text) {
    page.line().leaf("li", text);
  }

  private static void paper(Markup page, String text, String number) {
    page.line()
        .open("li")
        .text(text)
        .leaf("a", "arXiv " + number, "href", ARXIV + number)
        .text(".")
        .close("li");
  }
}
