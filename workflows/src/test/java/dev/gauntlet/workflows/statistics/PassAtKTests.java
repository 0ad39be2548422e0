package dev.gauntlet.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PassAtKTests {

  @Test
  void givesThePublishedPoints() {
    List<PassPoint> points = PassAtK.of(FiftyTasks.all());
    double[] passAt = {0.420, 0.5667, 0.660, 0.720};
    double[] passHat = {0.420, 0.273, 0.220, 0.200};

    assertThat(points).extracting(PassPoint::k).containsExactly(1, 2, 3, 4);
    for (int i = 0; i < 4; i++) {
      assertThat(points.get(i).passAtK()).isCloseTo(passAt[i], within(5e-5));
      assertThat(points.get(i).passHatK()).isCloseTo(passHat[i], within(5e-4));
    }
  }

  @Test
  void isTheRatioOfBinomials() {
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      int n = 1 + random.nextInt(60);
      int c = random.nextInt(n + 1);

      for (PassPoint point : PassAtK.of(List.of(new Cluster("task", c, n)))) {
        assertThat(point.passAtK()).isCloseTo(1 - ratio(n - c, n, point.k()), within(1e-12));
        assertThat(point.passHatK()).isCloseTo(ratio(c, n, point.k()), within(1e-12));
      }
    }
  }

  @Test
  void startsAtTheMeanThenAnySuccessGetsLikelierAndOnlySuccessesRarer() {
    Random random = new Random(6);
    for (int round = 0; round < 300; round++) {
      List<Cluster> tasks = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(30); i++) {
        int n = 1 + random.nextInt(40);
        tasks.add(new Cluster("task " + i, random.nextInt(n + 1), n));
      }
      List<PassPoint> points = PassAtK.of(tasks);
      double mean =
          tasks.stream().mapToDouble(task -> (double) task.k() / task.n()).average().orElseThrow();

      assertThat(points.getFirst().passAtK()).isCloseTo(mean, within(1e-12));
      assertThat(points.getFirst().passHatK()).isCloseTo(mean, within(1e-12));
      for (int i = 1; i < points.size(); i++) {
        assertThat(points.get(i).passAtK()).isBetween(points.get(i - 1).passAtK(), 1.0);
        assertThat(points.get(i).passHatK()).isBetween(0.0, points.get(i - 1).passHatK());
      }
    }
  }

  @Test
  void tenThousandBattlesOfATaskOverflowNothing() {
    List<PassPoint> points = PassAtK.of(List.of(new Cluster("task", 5_000, 10_000)));

    assertThat(points).hasSize(10_000);
    assertThat(points)
        .allSatisfy(point -> {
          assertThat(point.passAtK()).isBetween(0.5, 1.0);
          assertThat(point.passHatK()).isBetween(0.0, 0.5);
        });
    assertThat(points.get(99).passHatK() / ratio(5_000, 10_000, 100)).isCloseTo(1, within(1e-12));
    assertThat(points.getLast()).isEqualTo(new PassPoint(10_000, 1, 0));
  }

  @Test
  void allAndNoneStayAsTheyAre() {
    assertThat(PassAtK.of(List.of(new Cluster("all", 3, 3))))
        .containsExactly(new PassPoint(1, 1, 1), new PassPoint(2, 1, 1), new PassPoint(3, 1, 1));
    assertThat(PassAtK.of(List.of(new Cluster("none", 0, 2))))
        .containsExactly(new PassPoint(1, 0, 0), new PassPoint(2, 0, 0));
  }

  @Test
  void goesAsFarAsTheTaskWithTheFewestBattles() {
    assertThat(PassAtK.of(List.of(new Cluster("a", 4, 8), new Cluster("b", 1, 2))))
        .extracting(PassPoint::k)
        .containsExactly(1, 2);
  }

  @Test
  void aTaskWithoutACoveredBattleIsLeftOut() {
    List<Cluster> tasks = new ArrayList<>(FiftyTasks.all());
    tasks.add(new Cluster("errors only", 0, 0));

    assertThat(PassAtK.of(tasks)).isEqualTo(PassAtK.of(FiftyTasks.all()));
    assertThat(PassAtK.of(List.of(new Cluster("errors only", 0, 0)))).isEmpty();
    assertThat(PassAtK.of(List.of())).isEmpty();
  }

  /** C(kind, k) / C(all, k) by whole numbers. */
  private static double ratio(int kind, int all, int k) {
    return new BigDecimal(choose(kind, k))
        .divide(new BigDecimal(choose(all, k)), MathContext.DECIMAL64)
        .doubleValue();
  }

  private static BigInteger choose(int from, int k) {
    if (k > from) {
      return BigInteger.ZERO;
    }
    return IntStream.range(0, k)
        .boxed()
        .reduce(
            BigInteger.ONE,
            (product, i) ->
                product.multiply(BigInteger.valueOf(from - i)).divide(BigInteger.valueOf(i + 1)),
            BigInteger::multiply);
  }
}
