package dev.gauntlet.web.stream;

import dev.gauntlet.web.live.Registry;
import dev.gauntlet.web.problem.Problem;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;

/** The streams that this process has open: not too many, and none when it stops. */
final class OpenStreams implements SmartLifecycle {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final StreamProperties properties;
  private final Semaphore places;
  private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
  private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("stream-heartbeats").factory());
  private volatile boolean running;

  OpenStreams(StreamProperties properties) {
    this.properties = properties;
    this.places = new Semaphore(properties.maxOpen());
  }

  ExecutorService writers() {
    return writers;
  }

  /**
   * Opens a stream.
   *
   * @param entry where it is entered; closed once it is over
   * @throws Problem when there are too many
   */
  void open(EventStream stream, Registry.Entry entry) {
    if (!running || !places.tryAcquire()) {
      entry.close();
      throw new Problem(
              HttpStatus.SERVICE_UNAVAILABLE,
              "too_many_streams",
              "This server has its "
                  + properties.maxOpen()
                  + " streams open. Try again in a moment, or poll the status with waitMs.")
          .retryAfter(AGAIN);
    }
    streams.add(stream);
    stream.open(() -> {
      streams.remove(stream);
      places.release();
      entry.close();
    });
  }

  /** How many there are. */
  int count() {
    return streams.size();
  }

  @Override
  public void start() {
    running = true;
    Duration every = properties.heartbeat();
    ticker.scheduleAtFixedRate(
        () -> streams.forEach(EventStream::beat),
        every.toMillis(),
        every.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** Comes before the web server waits for its requests to end, which a stream does not. */
  @Override
  public void stop() {
    running = false;
    ticker.shutdownNow();
    streams.forEach(EventStream::close);
    writers.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
