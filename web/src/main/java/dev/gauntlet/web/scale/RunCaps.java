package dev.gauntlet.web.scale;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one caller may ask for.
 *
 * @param maxBattlesPerRun the most battles of a run, 1 to 10,000
 */
@ConfigurationProperties("gauntlet.caps")
record RunCaps(@DefaultValue("10000") int maxBattlesPerRun) {
  private static final int MOST = 10_000;

  RunCaps {
    if (maxBattlesPerRun < 1 || maxBattlesPerRun > MOST) {
      throw new IllegalArgumentException(
          "gauntlet.caps.max-battles-per-run must be between 1 and "
              + MOST
              + ", but is "
              + maxBattlesPerRun);
    }
  }
}
