package dev.gauntlet.cli.demo;

import java.time.Duration;

/**
 * How the demo waits.
 *
 * @param poll the time between two looks at the battle
 * @param timeout how long one call may take
 * @param patience what it does while the server is away
 */
record Pace(Duration poll, Duration timeout, Patience patience) {
  static final Pace USUAL =
      new Pace(
          Duration.ofMillis(400),
          Duration.ofSeconds(20),
          new Patience(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofMinutes(2)));
}
