package dev.gauntlet.activities.limit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** A time that a test sets; to sleep is to set it. */
final class SetTime implements Timekeeper {
  private final long start = 1_000_000_000_000L;
  private final Queue<Nap> naps = new ArrayDeque<>();
  private long now = start;

  /** What happens instead of one sleep. */
  @FunctionalInterface
  interface Nap {
    void take() throws InterruptedException;
  }

  /** The next sleep that nothing is planned for yet begins with this. */
  void onNextSleep(Nap nap) {
    naps.add(nap);
  }

  void pass(Duration time) {
    now += time.toNanos();
  }

  Duration sinceStart() {
    return Duration.ofNanos(now - start);
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    Nap nap = naps.poll();
    if (nap != null) {
      nap.take();
    }
    pass(time);
  }
}
