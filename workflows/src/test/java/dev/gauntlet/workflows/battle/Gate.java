package dev.gauntlet.workflows.battle;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a step of a {@link FakeBattle} in the middle until the test lets it go on. */
final class Gate implements Runnable {
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);

  @Override
  public void run() {
    reached.countDown();
    pass(opened, "the gate was never opened");
  }

  void awaitReached() {
    pass(reached, "the step was never taken");
  }

  void open() {
    opened.countDown();
  }

  private static void pass(CountDownLatch latch, String otherwise) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(otherwise);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
