package dev.gauntlet.activities.limit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time that limits are held by, so that a test can set it. */
interface Timekeeper {

  /** The machine's own. */
  Timekeeper SYSTEM =
      new Timekeeper() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(time.toNanos());
        }
      };

  /** As {@link System#nanoTime()}: only differences mean something. */
  long nanoTime();

  /** Returns when that much time has passed. */
  void sleep(Duration time) throws InterruptedException;
}
