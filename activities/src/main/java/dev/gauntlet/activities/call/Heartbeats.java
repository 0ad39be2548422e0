package dev.gauntlet.activities.call;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.failure.TimeoutFailure;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells Temporal that a request waits or is on the wire, and hears from it that nobody waits any
 * more.
 */
public final class Heartbeats implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(2);

  /** Most answers come sooner, and a heartbeat costs the server as much as a step's end does. */
  private static final Duration FIRST_AFTER = Duration.ofMillis(1_500);

  /** A beat waits for the server; a slow one must not hold up those of other calls. */
  private final ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor();

  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeats").factory());

  /**
   * Beats until the returned handle is closed.
   *
   * @param onCancel runs when the activity was cancelled
   * @param onGone runs when Temporal does not know the attempt any more: its workflow was closed,
   *     or another attempt took its place
   */
  Beating start(ActivityExecutionContext context, Runnable onCancel, Runnable onGone) {
    Semaphore free = new Semaphore(1);
    AtomicReference<@Nullable String> details = new AtomicReference<>();
    ScheduledFuture<?> beating =
        ticker.scheduleAtFixedRate(
            () -> {
              if (free.tryAcquire()) {
                sender.execute(() -> beat(context, details.get(), onCancel, onGone, free));
              }
            },
            FIRST_AFTER.toMillis(),
            EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
    return new Beating(details, beating);
  }

  private static void beat(
      ActivityExecutionContext context,
      @Nullable String details,
      Runnable onCancel,
      Runnable onGone,
      Semaphore free) {
    try {
      context.heartbeat(details);
    } catch (ActivityCanceledException cancelled) {
      // So the SDK also says that no heartbeat got through for a while, which is no cancel.
      if (!(cancelled.getCause() instanceof TimeoutFailure)) {
        onCancel.run();
      }
    } catch (ActivityNotExistsException gone) {
      onGone.run();
    } catch (ActivityCompletionException otherwise) {
      // The worker stops, or somebody paused or reset the activity: none of this is a cancel, and
      // the request is on the wire. Its answer is worth having.
    } finally {
      free.release();
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    sender.shutdownNow();
  }

  /** Heartbeats that go on until this is closed. */
  static final class Beating implements AutoCloseable {
    private final AtomicReference<@Nullable String> details;
    private final ScheduledFuture<?> beats;

    private Beating(AtomicReference<@Nullable String> details, ScheduledFuture<?> beats) {
      this.details = details;
      this.beats = beats;
    }

    /** What the following beats say, or null for nothing. */
    void say(@Nullable String word) {
      details.set(word);
    }

    @Override
    public void close() {
      beats.cancel(false);
    }
  }
}
