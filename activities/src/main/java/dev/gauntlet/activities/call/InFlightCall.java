package dev.gauntlet.activities.call;

import java.util.function.Consumer;

/**
 * A call that this process makes. Only while its request waits for its turn or is on the wire does
 * an abort interrupt its thread; one that comes earlier keeps the request from being sent.
 */
final class InFlightCall implements AutoCloseable {
  private final Thread thread;
  private final Consumer<InFlightCall> onClose;
  private boolean interruptible;
  private boolean aborted;

  InFlightCall(Thread thread, Consumer<InFlightCall> onClose) {
    this.thread = thread;
    this.onClose = onClose;
  }

  synchronized void abort() {
    if (!aborted) {
      aborted = true;
      if (interruptible) {
        thread.interrupt();
      }
    }
  }

  synchronized boolean aborted() {
    return aborted;
  }

  /** From here on an abort interrupts. */
  synchronized void depart() throws InterruptedException {
    if (aborted) {
      throw new InterruptedException("aborted before it was sent");
    }
    interruptible = true;
  }

  /** From here on an abort comes too late: the answer is stored without being disturbed. */
  synchronized void land() {
    if (interruptible && aborted) {
      Thread.interrupted();
    }
    interruptible = false;
  }

  @Override
  public void close() {
    onClose.accept(this);
  }
}
