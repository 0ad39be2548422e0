package dev.gauntlet.workflows.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The confidence level of a two-sided interval: 0.95 is 95%. */
final class Level {

  private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

  private Level() {}

  static void require(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "level must be above 0 and below 1, such as 0.95, but is " + level);
    }
  }

  /** How many standard errors lie between the estimate and either end: 1.96 at 0.95. */
  static double z(double level) {
    require(level);
    return STANDARD_NORMAL.inverseSurvivalProbability((1 - level) / 2);
  }
}
