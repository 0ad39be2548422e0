package dev.gauntlet.activities.call;

import java.util.function.Consumer;

/**
 * A call that this process makes. Only while its request is on the wire does an abort interrupt its
 * thread; one that comes earlier keeps the request from being sent.
 */
final class InFlightCall implements AutoCloseable {
  private final Thread thread;
  private final Consumer<InFlightCall> onClose;
  private boolean onTheWire;
  private boolean aborted;

  InFlightCall(Thread thread, Consumer<InFlightCall> onClose) {
    this.thread = thread;
    this.onClose = onClose;
  }

  synchronized void abort() {
    if (!aborted) {
      aborted = true;
      if (onTheWire) {
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
    onTheWire = true;
  }

  /** From here on an abort comes too late: the answer is stored without being disturbed. */
  synchronized void land() {
    if (onTheWire && aborted) {
      Thread.interrupted();
    }
    onTheWire = false;
  }

  @Override
  public void close() {
    onClose.accept(this);
  }
}
