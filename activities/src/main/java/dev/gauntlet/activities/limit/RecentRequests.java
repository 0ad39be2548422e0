package dev.gauntlet.activities.limit;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Counts the requests of the last minute, to the second. Not safe for many threads. */
final class RecentRequests {
  private static final int SECONDS = 60;

  private final Timekeeper time;
  private final int[] counts = new int[SECONDS];
  private final long origin;
  private long second;

  RecentRequests(Timekeeper time) {
    this.time = time;
    this.origin = time.nanoTime();
  }

  void count() {
    forgetOld();
    counts[(int) (second % SECONDS)]++;
  }

  int inTheLastMinute() {
    forgetOld();
    return Arrays.stream(counts).sum();
  }

  private void forgetOld() {
    long now = TimeUnit.NANOSECONDS.toSeconds(time.nanoTime() - origin);
    long forgotten = Math.min(now - second, SECONDS);
    for (long back = 0; back < forgotten; back++) {
      counts[(int) ((now - back) % SECONDS)] = 0;
    }
    second = now;
  }
}
