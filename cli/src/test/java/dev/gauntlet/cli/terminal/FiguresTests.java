package dev.gauntlet.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FiguresTests {
  @Test
  void writesTimesInTheUnitThatFits() {
    assertThat(Figures.span(40)).isEqualTo("40 s");
    assertThat(Figures.span(250)).isEqualTo("4 min");
    assertThat(Figures.span(7_500)).isEqualTo("2 h 5 min");
    assertThat(Figures.span(7_200)).isEqualTo("2 h");
    assertThat(Figures.millis(999.4)).isEqualTo("999 ms");
    assertThat(Figures.millis(1_900.0)).isEqualTo("1.9 s");
  }

  @Test
  void writesPointsWithTheirSign() {
    assertThat(Figures.points(0.125)).isEqualTo("+12.5");
    assertThat(Figures.points(-0.3)).isEqualTo("−30.0");
    assertThat(Figures.points(-0.0001)).isEqualTo("±0.0");
  }

  @Test
  void saysThatSomethingIsUnknown() {
    assertThat(Figures.percent(null)).isEqualTo("unknown");
    assertThat(Figures.usdOrUnknown(null)).isEqualTo("unknown");
    assertThat(Figures.millis(null)).isEqualTo("unknown");
    assertThat(Figures.interval(0.1, null)).isEmpty();
  }

  @Test
  void writesSumsAndCounts() {
    assertThat(Figures.usd(new BigDecimal("1200.5"))).isEqualTo("$1200.50");
    assertThat(Figures.count(1, "battle")).isEqualTo("1 battle");
    assertThat(Figures.count(1_200, "battle")).isEqualTo("1,200 battles");
  }
}
