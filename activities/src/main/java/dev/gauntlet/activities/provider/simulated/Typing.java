package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.AnswerListener;
import java.time.Duration;

/** Takes the time that an answer takes, and tells it word by word if somebody listens. */
final class Typing {
  private static final long STEP_NANOS = Duration.ofMillis(50).toNanos();

  private Typing() {}

  static void type(String text, Duration time, AnswerListener listener)
      throws InterruptedException {
    long began = System.nanoTime();
    long total = time.toNanos();
    int told = 0;
    long passed = 0;
    while (listener.listens() && passed < total) {
      Thread.sleep(Duration.ofNanos(Math.min(STEP_NANOS, total - passed)));
      passed = System.nanoTime() - began;
      int end = wordEnd(text, (int) (text.length() * Math.min(1, (double) passed / total)));
      if (end > told) {
        listener.heard(text.substring(told, end));
        told = end;
      }
    }
    // Sleeping for nothing still notices an interrupt.
    Thread.sleep(Duration.ofNanos(Math.max(0, total - passed)));
  }

  private static int wordEnd(String text, int from) {
    int space = text.indexOf(' ', from);
    return space < 0 ? text.length() : space + 1;
  }
}
