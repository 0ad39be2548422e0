package dev.gauntlet.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NewcombeTests {

  /** Newcombe 1998, Statist. Med. 17:873-890, table II, method 10, contrasts (a) to (h). */
  @Test
  void givesTheLimitsOfThePapersTable() {
    assertDifference(Newcombe.difference(48, 80, 56, 70, 0.95).orElseThrow(), 0.2, 0.0524, 0.3339);
    assertDifference(Newcombe.difference(3, 10, 9, 10, 0.95).orElseThrow(), 0.6, 0.1705, 0.8090);
    assertDifference(Newcombe.difference(2, 7, 6, 7, 0.95).orElseThrow(), 0.5714, 0.0582, 0.8062);
    assertDifference(
        Newcombe.difference(0, 29, 5, 56, 0.95).orElseThrow(), 0.0893, -0.0381, 0.1926);
    assertDifference(Newcombe.difference(0, 20, 0, 10, 0.95).orElseThrow(), 0, -0.1611, 0.2775);
    assertDifference(Newcombe.difference(0, 10, 0, 10, 0.95).orElseThrow(), 0, -0.2775, 0.2775);
    assertDifference(Newcombe.difference(0, 20, 10, 10, 0.95).orElseThrow(), 1, 0.6791, 1);
    assertDifference(Newcombe.difference(0, 10, 10, 10, 0.95).orElseThrow(), 1, 0.6075, 1);
  }

  /**
   * Complete response before and after consolidation therapy, as the package contingencytables has
   * it, which goes with Fagerland, Lydersen, Laake 2017, Statistical Analysis of Contingency Tables
   * (chapter 8). It takes the second rate from the first. Without the correction for continuity the
   * limits would be -0.1174 and -0.0059.
   */
  @Test
  void givesThePublishedLimitsOfPairs() {
    assertDifference(Newcombe.paired(59, 16, 6, 80, 0.95).orElseThrow(), -0.0621, -0.1186, -0.0046);
  }

  /** The table of Newcombe and Altman 2000, Statistics with Confidence, page 51; computed apart. */
  @Test
  void pairsThatAgreeMakeTheDifferenceSurer() {
    Difference paired = Newcombe.paired(14, 0, 5, 22, 0.95).orElseThrow();
    Difference independent = Newcombe.difference(14, 41, 19, 41, 0.95).orElseThrow();

    assertDifference(paired, 0.1220, 0.0115, 0.2265);
    assertThat(paired.low()).isGreaterThan(independent.low());
    assertThat(paired.high()).isLessThan(independent.high());
  }

  @Test
  void pairsThatDisagreeMakeItLessSure() {
    Difference paired = Newcombe.paired(0, 10, 10, 0, 0.95).orElseThrow();
    Difference independent = Newcombe.difference(10, 20, 10, 20, 0.95).orElseThrow();

    assertThat(paired.low()).isLessThan(independent.low());
    assertThat(paired.high()).isGreaterThan(independent.high());
  }

  @Test
  void isPositiveWhenTheSecondIsBetter() {
    assertThat(Newcombe.difference(1, 10, 9, 10, 0.95).orElseThrow().low()).isPositive();
    assertThat(Newcombe.difference(9, 10, 1, 10, 0.95).orElseThrow().high()).isNegative();
    assertThat(Newcombe.paired(1, 0, 20, 1, 0.95).orElseThrow().low()).isPositive();
    assertThat(Newcombe.paired(1, 20, 0, 1, 0.95).orElseThrow().high()).isNegative();
  }

  @Test
  void saysWhatItIs() {
    Difference independent = Newcombe.difference(1, 2, 1, 2, 0.9).orElseThrow();
    Difference paired = Newcombe.paired(1, 1, 1, 1, 0.9).orElseThrow();

    assertThat(independent.method()).isEqualTo("newcombe");
    assertThat(paired.method()).isEqualTo("newcombe-paired");
    assertThat(independent.level()).isEqualTo(0.9);
    assertThat(paired.level()).isEqualTo(0.9);
  }

  @Test
  void changingSidesChangesTheSign() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      int n1 = 1 + random.nextInt(50);
      int n2 = 1 + random.nextInt(50);
      int k1 = random.nextInt(n1 + 1);
      int k2 = random.nextInt(n2 + 1);
      assertMirrored(
          Newcombe.difference(k1, n1, k2, n2, 0.95).orElseThrow(),
          Newcombe.difference(k2, n2, k1, n1, 0.95).orElseThrow());
      assertMirrored(
          Newcombe.paired(1 + n1, k1, k2, n2, 0.95).orElseThrow(),
          Newcombe.paired(1 + n1, k2, k1, n2, 0.95).orElseThrow());
    }
  }

  @Test
  void theIntervalHoldsTheEstimateWithinOneEitherWayAndWidensWithTheLevel() {
    Random random = new Random(8);
    for (int round = 0; round < 2_000; round++) {
      int n1 = 1 + random.nextInt(1_000);
      int n2 = 1 + random.nextInt(1_000);
      int k1 = random.nextInt(n1 + 1);
      int k2 = random.nextInt(n2 + 1);
      double level = 0.01 + 0.95 * random.nextDouble();
      assertSound(
          Newcombe.difference(k1, n1, k2, n2, level).orElseThrow(),
          Newcombe.difference(k1, n1, k2, n2, level + 0.03).orElseThrow());

      int[] cells = random.ints(4, 0, 1 + random.nextInt(50)).toArray();
      int both = cells[0] + 1;
      assertSound(
          Newcombe.paired(both, cells[1], cells[2], cells[3], level).orElseThrow(),
          Newcombe.paired(both, cells[1], cells[2], cells[3], level + 0.03).orElseThrow());
    }
  }

  @Test
  void aHundredTimesTheBattlesAreSurer() {
    Difference few = Newcombe.difference(3, 10, 5, 10, 0.95).orElseThrow();
    Difference many = Newcombe.difference(300, 1_000, 500, 1_000, 0.95).orElseThrow();

    assertThat(many.low()).isGreaterThan(few.low());
    assertThat(many.high()).isLessThan(few.high());
  }

  @Test
  void pairsOfOneKindAreNotCertain() {
    for (int[] cells : new int[][] {{54, 0, 0, 0}, {0, 0, 0, 54}}) {
      Difference difference =
          Newcombe.paired(cells[0], cells[1], cells[2], cells[3], 0.95).orElseThrow();

      assertDifference(difference, 0, -0.0664, 0.0664);
    }
    assertDifference(Newcombe.paired(0, 0, 10, 0, 0.95).orElseThrow(), 1, 0.6075, 1);
  }

  @Test
  void anEmptySideIsNoDifference() {
    assertThat(Newcombe.difference(0, 0, 1, 2, 0.95)).isEmpty();
    assertThat(Newcombe.difference(1, 2, 0, 0, 0.95)).isEmpty();
    assertThat(Newcombe.paired(0, 0, 0, 0, 0.95)).isEmpty();
  }

  @Test
  void aSinglePairIsEnough() {
    assertThat(Newcombe.paired(0, 1, 0, 0, 0.95).orElseThrow().estimate()).isEqualTo(-1);
    assertThat(Newcombe.difference(0, 1, 1, 1, 0.95).orElseThrow().estimate()).isEqualTo(1);
  }

  @Test
  void rejectsImpossibleCountsAndLevels() {
    assertThatIllegalArgumentException().isThrownBy(() -> Newcombe.difference(3, 2, 0, 0, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> Newcombe.difference(0, 0, 3, 2, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> Newcombe.difference(0, 2, -1, 2, 0.95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Newcombe.paired(1, -1, 1, 1, 0.95))
        .withMessageContaining("onlyA");
    for (double level : new double[] {0, 1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Newcombe.difference(1, 2, 1, 2, level))
          .withMessageContaining("level");
      assertThatIllegalArgumentException().isThrownBy(() -> Newcombe.paired(1, 1, 1, 1, level));
    }
  }

  private static void assertDifference(
      Difference difference, double estimate, double low, double high) {
    assertThat(difference.estimate()).isCloseTo(estimate, within(5e-5));
    assertThat(difference.low()).isCloseTo(low, within(5e-5));
    assertThat(difference.high()).isCloseTo(high, within(5e-5));
  }

  private static void assertMirrored(Difference one, Difference other) {
    assertThat(one.estimate()).isCloseTo(-other.estimate(), within(1e-12));
    assertThat(one.low()).isCloseTo(-other.high(), within(1e-12));
    assertThat(one.high()).isCloseTo(-other.low(), within(1e-12));
  }

  private static void assertSound(Difference difference, Difference surer) {
    assertThat(difference.low()).isBetween(-1.0, difference.estimate());
    assertThat(difference.high()).isBetween(difference.estimate(), 1.0);
    assertThat(surer.low()).isLessThanOrEqualTo(difference.low());
    assertThat(surer.high()).isGreaterThanOrEqualTo(difference.high());
  }
}
