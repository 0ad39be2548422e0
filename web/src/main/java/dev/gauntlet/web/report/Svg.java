package dev.gauntlet.web.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A drawing within the page. Colours are attributes, which is what print and PDF show; the style
 * sheet replaces them by class in the dark. There is no text in it: text beside it can be searched
 * in a PDF, and drawing needs no font of the machine.
 */
final class Svg {
  private final Markup page;

  private Svg(Markup page) {
    this.page = page;
  }

  /**
   * Begins a drawing, in units of CSS pixels.
   *
   * @param look a class that says how it fits into its place
   * @param title what it is
   * @param description what it shows, for those who do not see it
   */
  static Svg open(
      Markup page, String look, int width, int height, String title, String description) {
    page.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        look,
        "role",
        "img",
        "width",
        Integer.toString(width),
        "height",
        Integer.toString(height),
        "viewBox",
        "0 0 " + width + " " + height,
        "preserveAspectRatio",
        "none");
    page.leaf("title", title).leaf("desc", description);
    return new Svg(page);
  }

  Svg box(double x, double y, double width, double height, Ink ink) {
    page.empty(
        "rect",
        "x",
        number(x),
        "y",
        number(y),
        "width",
        number(Math.max(0, width)),
        "height",
        number(height),
        "class",
        ink.look(),
        "fill",
        ink.colour());
    return this;
  }

  Svg dot(double x, double y, double radius, Ink ink) {
    page.empty(
        "circle",
        "cx",
        number(x),
        "cy",
        number(y),
        "r",
        number(radius),
        "class",
        ink.look(),
        "fill",
        ink.colour());
    return this;
  }

  void close() {
    page.close("svg");
  }

  private static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
