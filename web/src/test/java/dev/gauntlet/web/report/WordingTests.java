package dev.gauntlet.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WordingTests {

  @Test
  void percentsAreWhole() {
    assertThat(Wording.percent(0.683)).isEqualTo("68\u00a0%");
    assertThat(Wording.percent(0)).isEqualTo("0\u00a0%");
    assertThat(Wording.percent(1)).isEqualTo("100\u00a0%");
  }

  @Test
  void whatIsNotQuiteNoneOrAllDoesNotLookLikeIt() {
    assertThat(Wording.percent(0.001)).isEqualTo("<1\u00a0%");
    assertThat(Wording.percent(0.999)).isEqualTo(">99\u00a0%");
    assertThat(Wording.range(0.004, 0.06)).isEqualTo("<1–6\u00a0%");
  }

  @Test
  void moneyBelowADollarKeepsWhatMatters() {
    assertThat(Wording.usd(0L)).isEqualTo("$0.00");
    assertThat(Wording.usd(65_829L)).isEqualTo("$0.0658");
    assertThat(Wording.usd(15L)).isEqualTo("$0.000015");
    assertThat(Wording.usd(2_699_004L)).isEqualTo("$2.70");
    assertThat(Wording.usd(1_234_567_890_000L)).isEqualTo("$1,234,567.89");
  }

  @Test
  void unknownMoneyIsNotZero() {
    assertThat(Wording.usd(null)).isEqualTo("unknown");
    assertThat(Wording.usdInTable(null)).isEqualTo("unknown");
  }

  @Test
  void moneyInATableHasAsManyPlacesInEachRow() {
    assertThat(Wording.usdInTable(412_370L)).isEqualTo("$0.4124");
    assertThat(Wording.usdInTable(1_981_634L)).isEqualTo("$1.9816");
    assertThat(Wording.usdInTable(123_456_789_012L)).isEqualTo("$123,456.79");
  }

  @Test
  void durationsChangeTheirUnit() {
    assertThat(Wording.duration(842.4)).isEqualTo("842\u00a0ms");
    assertThat(Wording.duration(1_930.0)).isEqualTo("1.9\u00a0s");
    assertThat(Wording.duration(125_000.0)).isEqualTo("125\u00a0s");
  }

  @Test
  void datesAreInUtcWhereverTheyAreRead() {
    assertThat(Wording.date(Instant.parse("2026-03-14T23:26:53Z")))
        .isEqualTo("14 March 2026, 23:26 UTC");
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    assertThat(Wording.cut("short", 5)).isEqualTo("short");
    assertThat(Wording.cut("👩👩👩👩", 3)).isEqualTo("👩👩…");
  }
}
