package dev.gauntlet.activities.call;

import java.util.function.Consumer;

/**
 * A request on the wire. After {@link #close} its thread is not interrupted any more; closing again
 * does nothing.
 */
final class InFlightCall implements AutoCloseable {
  private final Thread thread;
  private final Consumer<InFlightCall> onClose;
  private boolean open = true;
  private boolean aborted;

  InFlightCall(Thread thread, Consumer<InFlightCall> onClose) {
    this.thread = thread;
    this.onClose = onClose;
  }

  synchronized void abort() {
    if (open && !aborted) {
      aborted = true;
      thread.interrupt();
    }
  }

  synchronized boolean aborted() {
    return aborted;
  }

  @Override
  public void close() {
    synchronized (this) {
      if (!open) {
        return;
      }
      open = false;
      if (aborted) {
        Thread.interrupted();
      }
    }
    onClose.accept(this);
  }
}
