package dev.gauntlet.cli.report;

import dev.gauntlet.cli.rest.Rate;
import dev.gauntlet.cli.rest.RunReport;
import dev.gauntlet.cli.terminal.Figures;

/** A rate with its interval, in words. */
final class RateWords {
  private static final String DOT = " · ";

  private RateWords() {}

  static String of(Rate rate) {
    String interval = Figures.interval(rate.low(), rate.high());
    Double level = rate.level();
    String words =
        Figures.percent(rate.estimate())
            + " ("
            + Figures.grouped(rate.k())
            + " of "
            + Figures.grouped(rate.n())
            + ")";
    if (interval.isEmpty()) {
      return words;
    }
    return words
        + DOT
        + (level == null ? "" : Math.round(level * 100) + " % interval ")
        + interval
        + (rate.method().isEmpty() ? "" : " (" + rate.method() + ")");
  }

  /** How many battles say something, and what the rest could change. */
  static String coverage(RunReport.Rates rates) {
    String bounds = Figures.interval(rates.worstCase(), rates.bestCase());
    Double coverage = rates.coverage();
    boolean isWhole = coverage != null && coverage >= 1;
    return Figures.percent(coverage)
        + (bounds.isEmpty() || isWhole
            ? ""
            : DOT + "success " + bounds + " if the rest is counted");
  }
}
