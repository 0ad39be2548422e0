package dev.gauntlet.activities.call;

import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.workflows.FailureType;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a failed request is sent again. Waiting times have jitter, because Temporal's own retries
 * have none, and stay within the retry policy's longest interval.
 */
final class Patience {

  /** So many requests may fail as overloaded or unavailable. */
  static final int STRIKES = 6;

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final RandomGenerator random;

  Patience(RandomGenerator random) {
    this.random = random;
  }

  /** How long a call waits before it looks again whether others left it room in a budget. */
  Duration untilOthersSettle() {
    return SHORTEST.plus(jitter(SHORTEST));
  }

  /** Whether this failure wears out patience: rate limits do not, they say when to come back. */
  boolean strikes(FailureType type) {
    return type == FailureType.OVERLOADED || type == FailureType.UNAVAILABLE;
  }

  /**
   * How long to wait before the next request.
   *
   * @param failure what failed
   * @param requests how many requests were sent for the call
   * @param strikes how many wore out patience, this one included
   * @return nothing when no other request is to be sent
   */
  Optional<Duration> next(ProviderException failure, int requests, int strikes) {
    if (!failure.type().isTransient() || strikes >= STRIKES) {
      return Optional.empty();
    }
    Duration backoff = backoff(Math.max(1, strikes(failure.type()) ? strikes : requests));
    return Optional.of(
        failure
            .retryAfter()
            .map(asked -> min(LONGEST, asked.plus(jitter(SHORTEST))))
            // Patience is not to be over in seconds because a server asks to come back at once.
            .filter(asked -> !strikes(failure.type()) || asked.compareTo(backoff) > 0)
            .orElse(backoff));
  }

  /** Exponential from 1 s to 60 s; between half and all of it, so that callers spread out. */
  private Duration backoff(int nth) {
    Duration full = min(LONGEST_BACKOFF, SHORTEST.multipliedBy(1L << Math.min(nth, 10)));
    Duration half = full.dividedBy(2);
    return half.plus(jitter(half));
  }

  private Duration jitter(Duration most) {
    return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
