package dev.gauntlet.activities.limit;

import java.time.Duration;

/**
 * Where the calls to one model wait after a 429. While it is closed they are told when to leave:
 * one after the other once it opens, not all at once. Not safe for many threads.
 */
final class Gate {
  private final long paceNanos;
  private final Timekeeper time;
  private long closedUntil;
  private long nextLeaves;

  /**
   * @param pace the time between two calls that waited
   */
  Gate(Duration pace, Timekeeper time) {
    this.paceNanos = pace.toNanos();
    this.time = time;
    this.closedUntil = time.nanoTime();
    this.nextLeaves = closedUntil;
  }

  /** Closes it for that long from now, or longer if it is closed for longer already. */
  void close(Duration length) {
    long until = time.nanoTime() + length.toNanos();
    if (until - closedUntil > 0) {
      closedUntil = until;
    }
    if (until - nextLeaves > 0) {
      nextLeaves = until;
    }
  }

  boolean closed() {
    return closedUntil - time.nanoTime() > 0;
  }

  /** How long a call that comes now would wait. */
  Duration expected() {
    return Duration.ofNanos(Math.max(0, nextLeaves - time.nanoTime()));
  }

  /** Takes a place among those that wait; zero when nobody does. */
  Duration enqueue() {
    Duration wait = expected();
    if (wait.isPositive()) {
      nextLeaves += paceNanos;
    }
    return wait;
  }
}
