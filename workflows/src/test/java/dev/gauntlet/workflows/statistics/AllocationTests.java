package dev.gauntlet.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllocationTests {

  @Test
  void equalWeightsTakeTurns() {
    for (double weight : new double[] {1, 0.1, 1 / 3.0, 7e-9, 1e300}) {
      double[] weights = {weight, weight, weight};
      for (int count = 0; count < 200; count++) {
        int[] assigned = Allocation.assign(count, weights);
        for (int i = 0; i < count; i++) {
          assertThat(assigned[i]).isEqualTo(i % 3);
        }
      }
    }
  }

  @Test
  void aHeavierScenarioComesOftenerWithTheOthersInBetween() {
    assertThat(Allocation.assign(6, new double[] {3, 2, 1})).containsExactly(0, 1, 0, 1, 0, 2);
    assertThat(Allocation.assign(8, new double[] {1, 3})).containsExactly(1, 1, 0, 1, 1, 1, 0, 1);
  }

  /** Ten seats for 6.2, 2.1 and 1.7: whole shares of 6, 2, 1, and the last to the 0.7. */
  @Test
  void theLargestRemainderGetsWhatIsLeft() {
    assertThat(counts(Allocation.assign(10, new double[] {62, 21, 17}), 3))
        .containsExactly(6, 2, 2);
  }

  @Test
  void equalRemaindersGoToTheEarlier() {
    assertThat(counts(Allocation.assign(3, new double[] {1, 1}), 2)).containsExactly(2, 1);
    assertThat(counts(Allocation.assign(2, new double[] {1, 1, 1, 1}), 4))
        .containsExactly(1, 1, 0, 0);
  }

  @Test
  void noWeightGetsNoBattle() {
    for (int count = 2; count < 100; count++) {
      assertThat(Allocation.assign(count, new double[] {0, 0.3, 0, 0.7, 0}))
          .containsOnly(1, 3)
          .hasSize(count);
    }
  }

  @Test
  void aSmallWeightMayGetNone() {
    assertThat(Allocation.assign(3, new double[] {1, 0.001})).containsExactly(0, 0, 0);
  }

  @Test
  void oneScenarioGetsAll() {
    assertThat(Allocation.assign(4, new double[] {0.2})).containsExactly(0, 0, 0, 0);
    assertThat(Allocation.assign(0, new double[] {0.2})).isEmpty();
  }

  @Test
  void countsAreLessThanOneFromTheSharesAndEveryPrefixIsNearThem() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      double[] weights = randomWeights(random);
      double sum = Arrays.stream(weights).sum();
      int[] assigned = Allocation.assign(random.nextInt(400), weights);
      int[] had = new int[weights.length];

      for (int place = 1; place <= assigned.length; place++) {
        had[assigned[place - 1]]++;
        for (int i = 0; i < had.length; i++) {
          double off = Math.abs(had[i] - place * weights[i] / sum);
          assertThat(off).isLessThan(place == assigned.length ? 1 : 1.25);
        }
      }
    }
  }

  @Test
  void theSameArgumentsGiveTheSameAnswerAndTheWeightsAreKept() {
    double[] weights = randomWeights(new Random(12));
    double[] before = weights.clone();

    assertThat(Allocation.assign(1_000, weights)).isEqualTo(Allocation.assign(1_000, weights));
    assertThat(weights).isEqualTo(before);
  }

  @Test
  void rejectsWeightsThatAreNone() {
    for (double weight : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Allocation.assign(3, new double[] {1, weight}))
          .withMessageContaining("weights must be finite");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Allocation.assign(3, new double[] {0, 0}))
        .withMessageContaining("above 0");
    assertThatIllegalArgumentException().isThrownBy(() -> Allocation.assign(3, new double[] {}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Allocation.assign(3, new double[] {1e308, 1e308}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Allocation.assign(-1, new double[] {1}))
        .withMessageContaining("count");
  }

  private static double[] randomWeights(Random random) {
    double[] weights = random.doubles(1 + random.nextInt(12)).toArray();
    for (int i = 0; i < weights.length; i++) {
      switch (random.nextInt(4)) {
        case 0 -> weights[i] = 1 + random.nextInt(3);
        case 1 -> weights[i] *= 50;
        case 2 -> weights[i] = i == 0 ? 1 : 0;
        default -> {}
      }
    }
    weights[0] += 0.01;
    return weights;
  }

  private static int[] counts(int[] assigned, int scenarios) {
    int[] counts = new int[scenarios];
    for (int scenario : assigned) {
      counts[scenario]++;
    }
    return counts;
  }
}
