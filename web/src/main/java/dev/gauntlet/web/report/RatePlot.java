package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport.Rate;

/** A share between none and all, with its interval, on a scale of quarters. */
final class RatePlot {
  private final String look;
  private final int width;
  private final int height;

  private RatePlot(String look, int width, int height) {
    this.look = look;
    this.width = width;
    this.height = height;
  }

  /** For a row of the answer. */
  static RatePlot large() {
    return new RatePlot("plot large", 320, 22);
  }

  /** For a cell of a table. */
  static RatePlot small() {
    return new RatePlot("plot small", 120, 14);
  }

  /** Draws a rate as a dot on its interval. */
  void draw(Markup page, String what, Rate rate) {
    Svg svg =
        begin(
            page,
            what,
            Wording.percent(rate.estimate())
                + ", "
                + Wording.level(rate)
                + " "
                + Wording.range(rate));
    double thick = height * 0.5;
    svg.box(
        at(rate.low()), (height - thick) / 2, span(rate.low(), rate.high()), thick, Ink.INTERVAL);
    svg.dot(at(rate.estimate()), height / 2.0, height * 0.34, Ink.RING);
    svg.dot(at(rate.estimate()), height / 2.0, height * 0.25, Ink.VALUE);
    svg.close();
  }

  /** Draws what the rate lies between, without saying where. */
  void drawBounds(Markup page, String what, double worst, double best) {
    Svg svg = begin(page, what, "between " + Wording.range(worst, best));
    double thick = height * 0.5;
    svg.box(at(worst), (height - thick) / 2, span(worst, best), thick, Ink.BOUNDS);
    svg.close();
  }

  /** Draws a share alone. */
  void drawShare(Markup page, String what, double share) {
    Svg svg = begin(page, what, Wording.percent(share));
    double thick = height * 0.5;
    svg.box(at(0), (height - thick) / 2, span(0, share), thick, Ink.VALUE);
    svg.close();
  }

  private Svg begin(Markup page, String what, String says) {
    Svg svg = Svg.open(page, look, width, height, what, says);
    svg.box(at(0), height / 2.0 - 0.5, span(0, 1), 1, Ink.GRID);
    for (int quarter = 0; quarter <= 4; quarter++) {
      svg.box(at(quarter / 4.0) - 0.5, 0, 1, height, Ink.GRID);
    }
    return svg;
  }

  private double margin() {
    return height * 0.34;
  }

  private double at(double share) {
    return margin() + Math.clamp(share, 0, 1) * (width - 2 * margin());
  }

  /** Never less than what can be seen. */
  private double span(double from, double to) {
    return Math.max(1.5, at(to) - at(from));
  }
}
