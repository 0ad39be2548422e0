package dev.gauntlet.storage.signal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands things on together: the first at once, what is added meanwhile 50 ms later. What cannot be
 * handed on is lost.
 *
 * @param <T> the things; equal ones that wait are one
 */
public final class Coalescer<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Coalescer.class);
  private static final long PAUSE_MS = 50;

  private final Consumer<Set<T>> hand;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private Set<T> waiting = new LinkedHashSet<>();
  private boolean handing;

  /**
   * @param hand hands them on; may take its time
   */
  public Coalescer(Consumer<Set<T>> hand) {
    this.hand = hand;
  }

  /** Adds a thing; returns at once. */
  public synchronized void add(T thing) {
    waiting.add(thing);
    if (!handing && !executor.isShutdown()) {
      handing = true;
      executor.execute(this::handAll);
    }
  }

  private void handAll() {
    try {
      for (Set<T> things = take(); !things.isEmpty(); things = take()) {
        try {
          hand.accept(things);
        } catch (RuntimeException lost) {
          LOG.debug("could not be handed on", lost);
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Set<T> take() {
    Set<T> taken = waiting;
    waiting = new LinkedHashSet<>();
    handing = !taken.isEmpty();
    return taken;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
