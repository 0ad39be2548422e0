package dev.gauntlet.activities.call;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityNotExistsException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Tells Temporal that a request is still on the wire, and hears from it that nobody waits any more.
 */
public final class Heartbeats implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(2);

  /** Most answers come sooner, and a heartbeat costs the server as much as a step's end does. */
  private static final Duration FIRST_AFTER = Duration.ofMillis(1_500);

  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeats").factory());

  /**
   * Beats until the returned handle is closed; an activity that is cancelled or gone runs {@code
   * onCancel}.
   */
  Beating start(ActivityExecutionContext context, Runnable onCancel) {
    ScheduledFuture<?> beating =
        ticker.scheduleAtFixedRate(
            () -> beat(context, onCancel), FIRST_AFTER.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return () -> beating.cancel(false);
  }

  private static void beat(ActivityExecutionContext context, Runnable onCancel) {
    try {
      context.heartbeat(null);
    } catch (ActivityCanceledException | ActivityNotExistsException over) {
      onCancel.run();
    } catch (ActivityCompletionException otherwise) {
      // The worker stops, or somebody paused or reset the activity: none of this is a cancel, and
      // the request is on the wire. Its answer is worth having.
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
