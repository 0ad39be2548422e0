package dev.gauntlet.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** WCAG 2.2, success criterion 1.4.11: what carries meaning stands out 3 to 1. */
class InkTests {
  private static final EnumSet<Ink> MEANING = EnumSet.complementOf(EnumSet.of(Ink.GRID, Ink.RING));

  @Test
  void standsOutFromWhite() {
    assertThat(MEANING)
        .allSatisfy(ink -> assertThat(contrast(ink.colour(), "#ffffff")).isGreaterThan(3));
  }

  @Test
  void standsOutInTheDark() {
    assertThat(MEANING)
        .allSatisfy(ink -> assertThat(contrast(dark(ink), "#1a1d21")).isGreaterThan(3));
  }

  @Test
  void theRingIsThePagesOwnColour() {
    assertThat(Ink.RING.colour()).isEqualTo("#ffffff");
    assertThat(dark(Ink.RING)).isEqualTo("#1a1d21");
  }

  private static String dark(Ink ink) {
    Matcher rule =
        Pattern.compile("\\." + ink.look() + " \\{\\s+fill: (#\\w{6});")
            .matcher(ReportHtml.style());
    assertThat(rule.find()).as("report.css has .%s", ink.look()).isTrue();
    return rule.group(1);
  }

  private static double contrast(String a, String b) {
    double first = luminance(a);
    double second = luminance(b);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
