package dev.gauntlet.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusteredTests {

  @Test
  void battlesOfOneTaskSayLessThanBattlesApart() {
    ClusteredRate together = Clustered.of(FiftyTasks.all(), 0.95).orElseThrow();
    ClusteredRate apart = Clustered.of(FiftyTasks.apart(), 0.95).orElseThrow();

    assertThat(together.standardError()).isCloseTo(0.052216, within(5e-7));
    assertThat(apart.standardError()).isCloseTo(0.034987, within(5e-7));
  }

  @Test
  void theIntervalIsTheEstimateGiveOrTakeItsErrors() {
    ClusteredRate rate = Clustered.of(FiftyTasks.all(), 0.95).orElseThrow();

    assertThat(rate.k()).isEqualTo(84);
    assertThat(rate.n()).isEqualTo(200);
    assertThat(rate.clusters()).isEqualTo(50);
    assertThat(rate.estimate()).isEqualTo(0.42);
    assertThat(rate.low()).isCloseTo(0.42 - 1.959964 * 0.052216, within(2e-6));
    assertThat(rate.high()).isCloseTo(0.42 + 1.959964 * 0.052216, within(2e-6));
    assertThat(rate.method()).isEqualTo("clustered");
    assertThat(rate.level()).isEqualTo(0.95);
  }

  @Test
  void withEquallyLargeClustersTheErrorIsThatOfTheMeanOfTheirRates() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      List<Cluster> clusters = randomClusters(random, 2 + random.nextInt(40), 7, 7);
      double[] rates = clusters.stream().mapToDouble(cluster -> cluster.k() / 7.0).toArray();
      double mean = 0;
      for (double rate : rates) {
        mean += rate / rates.length;
      }
      double squares = 0;
      for (double rate : rates) {
        squares += (rate - mean) * (rate - mean);
      }

      assertThat(Clustered.of(clusters, 0.95).orElseThrow().standardError())
          .isCloseTo(Math.sqrt(squares / (rates.length - 1) / rates.length), within(1e-12));
    }
  }

  @Test
  void aLargerClusterWeighsMore() {
    ClusteredRate rate =
        Clustered.of(List.of(new Cluster("a", 3, 4), new Cluster("b", 1, 2)), 0.95).orElseThrow();

    assertThat(rate.estimate()).isCloseTo(4 / 6.0, within(1e-15));
    // The sums of residuals are 3 - 4 * 2/3 = 1/3 and 1 - 2 * 2/3 = -1/3.
    assertThat(rate.standardError()).isCloseTo(Math.sqrt(2 * (2 / 9.0)) / 6, within(1e-15));
  }

  @Test
  void theIntervalHoldsTheEstimateWithinZeroAndOne() {
    Random random = new Random(4);
    for (int round = 0; round < 1_000; round++) {
      List<Cluster> clusters = randomClusters(random, 2 + random.nextInt(20), 1, 30);
      double level = 0.01 + 0.95 * random.nextDouble();
      ClusteredRate rate = Clustered.of(clusters, level).orElseThrow();
      ClusteredRate surer = Clustered.of(clusters, level + 0.03).orElseThrow();

      assertThat(rate.low()).isBetween(0.0, rate.estimate());
      assertThat(rate.high()).isBetween(rate.estimate(), 1.0);
      assertThat(surer.low()).isLessThanOrEqualTo(rate.low());
      assertThat(surer.high()).isGreaterThanOrEqualTo(rate.high());
    }
  }

  @Test
  void clustersThatAgreeLeaveNoError() {
    ClusteredRate rate =
        Clustered.of(
                List.of(new Cluster("a", 1, 3), new Cluster("b", 2, 6), new Cluster("c", 7, 21)),
                0.95)
            .orElseThrow();

    assertThat(rate.standardError()).isZero();
    assertThat(rate.low()).isEqualTo(rate.estimate()).isEqualTo(rate.high());
  }

  @Test
  void fewerThanTwoClustersWithABattleAreNoSample() {
    assertThat(Clustered.of(List.of(), 0.95)).isEmpty();
    assertThat(Clustered.of(List.of(new Cluster("a", 3, 4)), 0.95)).isEmpty();
    assertThat(Clustered.of(List.of(new Cluster("a", 3, 4), new Cluster("b", 0, 0)), 0.95))
        .isEmpty();
    assertThat(Clustered.of(List.of(new Cluster("a", 0, 0), new Cluster("b", 0, 0)), 0.95))
        .isEmpty();
  }

  @Test
  void aClusterWithoutACoveredBattleIsLeftOut() {
    List<Cluster> clusters = new ArrayList<>(FiftyTasks.all());
    clusters.add(new Cluster("errors only", 0, 0));

    assertThat(Clustered.of(clusters, 0.95)).isEqualTo(Clustered.of(FiftyTasks.all(), 0.95));
  }

  @Test
  void rejectsOneClusterUnderTwoHeadings() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Clustered.of(List.of(new Cluster("a", 1, 2), new Cluster("a", 0, 2)), 0.95))
        .withMessageContaining("a");
  }

  @Test
  void rejectsImpossibleCountsAndLevels() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Cluster("a", 3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Cluster("a", -1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Cluster("a", 0, -2));
    for (double level : new double[] {0, 1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Clustered.of(FiftyTasks.all(), level))
          .withMessageContaining("level");
    }
  }

  private static List<Cluster> randomClusters(Random random, int count, int least, int most) {
    List<Cluster> clusters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int n = random.nextInt(least, most + 1);
      clusters.add(new Cluster("cluster " + i, random.nextInt(n + 1), n));
    }
    return clusters;
  }
}
