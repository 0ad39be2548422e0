package dev.gauntlet.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundsTests {

  @Test
  void theUncoveredMissInTheWorstCaseAndSucceedInTheBest() {
    assertThat(Bounds.of(6, 8, 2)).contains(new Interval(0.6, 0.8));
  }

  @Test
  void everythingCoveredLeavesNothingOpen() {
    assertThat(Bounds.of(3, 4, 0)).contains(new Interval(0.75, 0.75));
  }

  @Test
  void nothingCoveredLeavesEverythingOpen() {
    assertThat(Bounds.of(0, 0, 5)).contains(new Interval(0, 1));
  }

  @Test
  void noBattlesHaveNoBounds() {
    assertThat(Bounds.of(0, 0, 0)).isEmpty();
  }

  @Test
  void theBoundsHoldTheRateOfTheCovered() {
    Random random = new Random(10);
    for (int round = 0; round < 1_000; round++) {
      int n = 1 + random.nextInt(1_000);
      int k = random.nextInt(n + 1);
      Interval bounds = Bounds.of(k, n, random.nextInt(100)).orElseThrow();

      assertThat((double) k / n).isBetween(bounds.low(), bounds.high());
      assertThat(bounds.low()).isNotNegative();
      assertThat(bounds.high()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void rejectsImpossibleCounts() {
    assertThatIllegalArgumentException().isThrownBy(() -> Bounds.of(9, 8, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> Bounds.of(-1, 8, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bounds.of(1, 8, -2))
        .withMessageContaining("uncovered");
  }

  @Test
  void anIntervalHasItsEndsInOrder() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0.5, 0.4));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0, Double.NaN));
  }
}
