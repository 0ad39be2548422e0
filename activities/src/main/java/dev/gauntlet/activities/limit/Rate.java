package dev.gauntlet.activities.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * A rate that is held by reserving: each caller takes its part at once, in the order of arrival,
 * and is told how long to wait until it is there. Not safe for many threads.
 */
final class Rate {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * Requests do not travel equally fast: without this slack a provider that counts over a sliding
   * window would see one too many now and then.
   */
  private static final Duration MINUTE_WITH_SLACK = MINUTE.dividedBy(98).multipliedBy(100);

  private final Bucket bucket;
  private final long capacity;

  private Rate(long capacity, long refill, Duration every, Timekeeper time) {
    this.capacity = capacity;
    this.bucket =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(capacity).refillGreedy(refill, every))
            .withCustomTimePrecision(new Meter(time))
            .build();
  }

  /** Requests leave evenly: at most a tenth of a second's worth of them at once, 2 % fewer. */
  static Rate ofRequests(int perMinute, Timekeeper time) {
    return new Rate(Math.max(1, perMinute / 600), perMinute, MINUTE_WITH_SLACK, time);
  }

  /** A minute's worth of tokens may be read and written at once. */
  static Rate ofTokens(int perMinute, Timekeeper time) {
    return new Rate(perMinute, perMinute, MINUTE, time);
  }

  /** What a caller reserves that wants so much: one that wants more than there can be takes all. */
  long portion(long wanted) {
    return Math.clamp(wanted, 1, capacity);
  }

  /** Reserves, and says how long to wait before it is used. */
  Duration reserve(long portion) {
    return Duration.ofNanos(bucket.consumeIgnoringRateLimits(portion));
  }

  /** Takes back what was reserved and not used. */
  void giveBack(long portion) {
    bucket.addTokens(portion);
  }

  private record Meter(Timekeeper time) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return time.nanoTime();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
