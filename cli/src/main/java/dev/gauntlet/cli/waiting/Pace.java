package dev.gauntlet.cli.waiting;

import java.time.Duration;

/**
 * How a command waits.
 *
 * @param poll the time between two looks at what it follows
 * @param timeout how long one call may take
 * @param patience what it does while the server is away
 */
public record Pace(Duration poll, Duration timeout, Patience patience) {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** For one battle, whose messages should appear as they are spoken. */
  public static final Pace OF_A_BATTLE =
      new Pace(
          Duration.ofMillis(400),
          TIMEOUT,
          new Patience(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofMinutes(2)));

  /** For a run, which may take hours and outlive a restart of its server. */
  public static final Pace OF_A_RUN =
      new Pace(
          Duration.ofSeconds(1),
          TIMEOUT,
          new Patience(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofMinutes(15)));
}
