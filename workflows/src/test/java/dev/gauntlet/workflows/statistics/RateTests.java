package dev.gauntlet.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RateTests {

  @Test
  void wilsonGivesThePublishedLimits() {
    assertLimits(Rate.wilson(18, 20, 0.95).orElseThrow(), 0.69896635, 0.97213352, 1e-8);
    assertLimits(Rate.wilson(4, 20, 0.95).orElseThrow(), 0.08065766, 0.41601743, 1e-8);
  }

  /** Newcombe 1998, Statist. Med. 17:857-872, table I, method 3. */
  @Test
  void wilsonGivesTheLimitsOfNewcombesTable() {
    assertLimits(Rate.wilson(81, 263, 0.95).orElseThrow(), 0.2553, 0.3662, 5e-5);
    assertLimits(Rate.wilson(15, 148, 0.95).orElseThrow(), 0.0624, 0.1605, 5e-5);
    assertLimits(Rate.wilson(0, 20, 0.95).orElseThrow(), 0, 0.1611, 5e-5);
    assertLimits(Rate.wilson(1, 29, 0.95).orElseThrow(), 0.0061, 0.1718, 5e-5);
  }

  @Test
  void saysWhatItIs() {
    Rate rate = Rate.wilson(18, 20, 0.95).orElseThrow();

    assertThat(rate.k()).isEqualTo(18);
    assertThat(rate.n()).isEqualTo(20);
    assertThat(rate.estimate()).isEqualTo(0.9);
    assertThat(rate.method()).isEqualTo("wilson");
    assertThat(rate.level()).isEqualTo(0.95);
  }

  @Test
  void nothingCoveredIsNoRate() {
    assertThat(Rate.wilson(0, 0, 0.95)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rate(0, 0, 0, 0, 1, "wilson", 0.95))
        .withMessageContaining("at least 1");
  }

  @Test
  void noneAndAllTouchTheEdgeExactlyAndAreStillUnsure() {
    for (int n : new int[] {1, 2, 3, 7, 10, 49, 1_000, 10_000}) {
      for (double level : new double[] {0.5, 0.9, 0.95, 0.99}) {
        Rate none = Rate.wilson(0, n, level).orElseThrow();
        Rate all = Rate.wilson(n, n, level).orElseThrow();

        assertThat(none.low()).isEqualTo(0);
        assertThat(none.high()).isGreaterThan(0).isLessThan(1);
        assertThat(all.high()).isEqualTo(1);
        assertThat(all.low()).isLessThan(1).isCloseTo(1 - none.high(), within(1e-12));
      }
    }
  }

  @Test
  void theIntervalHoldsTheEstimateWithinZeroAndOne() {
    Random random = new Random(1);
    for (int round = 0; round < 2_000; round++) {
      int n = 1 + random.nextInt(10_000);
      int k = random.nextInt(n + 1);
      Rate rate = Rate.wilson(k, n, 0.01 + 0.98 * random.nextDouble()).orElseThrow();

      assertThat(rate.low()).isBetween(0.0, rate.estimate());
      assertThat(rate.high()).isBetween(rate.estimate(), 1.0);
    }
  }

  @Test
  void oneMoreSuccessMovesBothLimitsUp() {
    for (int n : new int[] {1, 2, 5, 20, 133}) {
      for (int k = 0; k < n; k++) {
        Rate fewer = Rate.wilson(k, n, 0.95).orElseThrow();
        Rate more = Rate.wilson(k + 1, n, 0.95).orElseThrow();

        assertThat(more.low()).isGreaterThan(fewer.low());
        assertThat(more.high()).isGreaterThan(fewer.high());
      }
    }
  }

  @Test
  void aHigherLevelIsWiderAndMoreBattlesAreNarrower() {
    Random random = new Random(2);
    for (int round = 0; round < 500; round++) {
      int n = 1 + random.nextInt(500);
      int k = random.nextInt(n + 1);
      double level = 0.05 + 0.9 * random.nextDouble();

      assertThat(width(k, n, level + 0.04)).isGreaterThan(width(k, n, level));
      assertThat(width(2 * k, 2 * n, level)).isLessThan(width(k, n, level));
    }
  }

  @Test
  void rejectsWhatIsNoProportion() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rate.wilson(21, 20, 0.95))
        .withMessageContaining("21 is above 20");
    assertThatIllegalArgumentException().isThrownBy(() -> Rate.wilson(1, 0, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> Rate.wilson(-1, 20, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> Rate.wilson(0, -1, 0.95));
  }

  @Test
  void rejectsALevelThatIsNone() {
    for (double level : new double[] {0, 1, -0.5, 95, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Rate.wilson(1, 2, level))
          .withMessageContaining("level");
      assertThatIllegalArgumentException().isThrownBy(() -> Rate.wilson(0, 0, level));
    }
  }

  private static double width(int k, int n, double level) {
    Rate rate = Rate.wilson(k, n, level).orElseThrow();
    return rate.high() - rate.low();
  }

  private static void assertLimits(Rate rate, double low, double high, double precision) {
    assertThat(rate.low()).isCloseTo(low, within(precision));
    assertThat(rate.high()).isCloseTo(high, within(precision));
  }
}
