package dev.gauntlet.activities.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When an attempt that failed is repeated: after about 10 s, then each time after twice as long, at
 * most an hour; between three quarters and all of it, so that receivers are not met by everybody at
 * once.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int DOUBLINGS = 10;

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * How long to wait.
   *
   * @param attempts how many attempts were made, at least 1
   * @param asked how long the receiver asks to wait, which is obeyed
   */
  Duration after(int attempts, Optional<Duration> asked) {
    Duration full = min(LONGEST, FIRST.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS)));
    long jitter = random.nextLong(full.toMillis() / 4 + 1);
    Duration wait = full.minusMillis(jitter);
    return asked.filter(longer -> longer.compareTo(wait) > 0).orElse(wait);
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
