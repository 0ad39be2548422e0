package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.Counts;
import dev.gauntlet.storage.report.RunReport.Rate;
import dev.gauntlet.storage.report.RunReport.Rates;

/** What the run says, in sentences. */
final class Answer {
  private final RunReport report;

  Answer(RunReport report) {
    this.report = report;
  }

  /** The one sentence to take away. */
  String sentence() {
    Rate rate = report.rates().success();
    Counts counts = report.counts();
    if (rate != null) {
      return (report.partial()
              ? "So far the agent reached its goal in "
              : "The agent reached its goal in ")
          + Wording.count(rate.k())
          + " of "
          + (counts.ended() > rate.n() ? "the " : "")
          + Wording.battles(rate.n())
          + (counts.ended() > rate.n() ? " that count: " : ": ")
          + Wording.percent(rate.estimate())
          + ", "
          + Wording.level(rate)
          + "\u00a0"
          + Wording.range(rate)
          + ".";
    }
    return counts.ended() == 0
        ? "No battle has ended, so there is no rate."
        : "There is no rate: none of the "
            + Wording.battles(counts.ended())
            + " that ended says whether the agent reaches its goal.";
  }

  /** How much of the run the sentence rests on. */
  String coverage() {
    Counts counts = report.counts();
    int left = counts.ended() - counts.covered();
    if (counts.ended() == 0) {
      return "";
    }
    if (left == 0) {
      return "Every battle that ended counts.";
    }
    return Wording.battles(left)
        + (left == 1 ? " does" : " do")
        + " not count: they ran out of budget or time, failed, or were cancelled."
        + bounds();
  }

  private String bounds() {
    Rates rates = report.rates();
    Double worst = rates.worstCase();
    Double best = rates.bestCase();
    if (worst == null || best == null) {
      return "";
    }
    return " Had all of them missed, the rate would be "
        + Wording.percent(worst)
        + "; had all succeeded, "
        + Wording.percent(best)
        + ".";
  }

  /** What clustering changes; empty when there is nothing to cluster by. */
  String clustering() {
    Rate plain = report.rates().success();
    Rate clustered = report.rates().clustered();
    if (plain == null || clustered == null) {
      return "";
    }
    String scenarios = Wording.counted(report.rates().clusters(), "scenario", "scenarios");
    if (!differ()) {
      return "Clustering the errors by the " + scenarios + " leaves the interval as it is.";
    }
    String intervals =
        "With errors clustered by the "
            + scenarios
            + " the interval is "
            + Wording.range(clustered)
            + " instead of "
            + Wording.range(plain);
    return width(clustered) > width(plain)
        ? "Battles of one scenario resemble each other, so they say less than as many independent"
            + " ones. "
            + intervals
            + "."
        : intervals + ". Where the two differ, the wider one is the safer.";
  }

  private static double width(Rate rate) {
    return rate.high() - rate.low();
  }

  /** Whether the clustered interval is another one when read in whole percents. */
  boolean differ() {
    Rate plain = report.rates().success();
    Rate clustered = report.rates().clustered();
    return plain != null
        && clustered != null
        && !Wording.range(plain).equals(Wording.range(clustered));
  }
}
