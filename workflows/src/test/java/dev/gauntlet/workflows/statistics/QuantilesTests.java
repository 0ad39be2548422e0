package dev.gauntlet.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantilesTests {

  /** What {@code SELECT percentile_cont(p) WITHIN GROUP (ORDER BY v)} says of the same values. */
  @Test
  void interpolatesLikePostgresql() {
    double[] values = {40, 10, 30, 20};

    assertThat(Quantiles.of(values, 0)).hasValue(10);
    assertThat(Quantiles.of(values, 0.25)).hasValue(17.5);
    assertThat(Quantiles.of(values, 0.5)).hasValue(25);
    assertThat(Quantiles.of(values, 0.9).orElseThrow()).isCloseTo(37, within(1e-12));
    assertThat(Quantiles.of(values, 0.95).orElseThrow()).isCloseTo(38.5, within(1e-12));
    assertThat(Quantiles.of(values, 1)).hasValue(40);
  }

  @Test
  void takesWholeNumbersAsWell() {
    assertThat(Quantiles.of(new long[] {900, 100, 400}, 0.5)).hasValue(400);
    assertThat(Quantiles.of(new long[] {900, 100}, 0.75)).hasValue(700);
    assertThat(Quantiles.of(new long[] {}, 0.5)).isEmpty();
  }

  @Test
  void leavesTheValuesInTheirOrder() {
    double[] values = {3, 1, 2};

    Quantiles.of(values, 0.5).orElseThrow();

    assertThat(values).containsExactly(3, 1, 2);
  }

  @Test
  void oneValueIsEveryQuantile() {
    for (double p : new double[] {0, 0.3, 0.5, 1}) {
      assertThat(Quantiles.of(new double[] {7}, p)).hasValue(7);
    }
  }

  @Test
  void noValuesHaveNoQuantile() {
    assertThat(Quantiles.of(new double[] {}, 0.5)).isEmpty();
  }

  @Test
  void growsWithTheShareBetweenTheLeastAndTheGreatest() {
    Random random = new Random(9);
    for (int round = 0; round < 300; round++) {
      double[] values = random.doubles(1 + random.nextInt(200), -1e6, 1e6).toArray();
      double before = Quantiles.of(values, 0).orElseThrow();
      assertThat(values).contains(before);
      for (int percent = 1; percent <= 100; percent++) {
        double now = Quantiles.of(values, percent / 100.0).orElseThrow();
        assertThat(now).isGreaterThanOrEqualTo(before - 1e-9);
        before = now;
      }
      assertThat(before).isEqualTo(Quantiles.of(values, 1).orElseThrow());
    }
  }

  @Test
  void rejectsAShareOutOfBoundsAndValuesThatAreNone() {
    for (double p : new double[] {-0.01, 1.01, 95, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Quantiles.of(new double[] {1, 2}, p))
          .withMessageContaining("p must be");
      assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.of(new long[] {}, p));
    }
    for (double value : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Quantiles.of(new double[] {1, value}, 0.5))
          .withMessageContaining("finite");
    }
  }
}
