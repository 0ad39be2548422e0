package dev.gauntlet.activities.call;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Tells Temporal that a request is still on the wire, and hears from it that it was cancelled. */
public final class Heartbeats implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeats").factory());

  /** Beats until the returned handle is closed; a cancelled activity runs {@code onCancel}. */
  Beating start(ActivityExecutionContext context, Runnable onCancel) {
    ScheduledFuture<?> beating =
        ticker.scheduleAtFixedRate(
            () -> beat(context, onCancel), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return () -> beating.cancel(false);
  }

  private static void beat(ActivityExecutionContext context, Runnable onCancel) {
    try {
      context.heartbeat(null);
    } catch (ActivityCompletionException cancelled) {
      onCancel.run();
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }

  /** Heartbeats that go on until this is closed. */
  interface Beating extends AutoCloseable {
    @Override
    void close();
  }
}
