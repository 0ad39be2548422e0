package dev.gauntlet.worker.retention;

import dev.gauntlet.storage.retention.RetentionLock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Removes what has been kept for long enough, in small batches with pauses between them. */
final class RetentionJob implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

  private final RetentionLock lock;
  private final List<Expiring> kinds;
  private final RetentionProperties properties;
  private final InstantSource clock;
  private final MeterRegistry meters;

  RetentionJob(
      RetentionLock lock,
      List<Expiring> kinds,
      RetentionProperties properties,
      InstantSource clock,
      MeterRegistry meters) {
    this.lock = lock;
    this.kinds = List.copyOf(kinds);
    this.properties = properties;
    this.clock = clock;
    this.meters = meters;
  }

  /** Another worker that is at it does it for all. */
  @Override
  public void run() {
    if (!lock.runAlone(this::removeAll)) {
      LOG.atDebug().log("another worker removes what is old");
    }
  }

  private void removeAll() {
    Map<String, Integer> removed = new LinkedHashMap<>();
    try {
      Instant now = clock.instant();
      for (Expiring kind : kinds) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        kind.keep().before(now).ifPresent(before -> removeAll(kind, before, removed));
      }
    } finally {
      log(removed);
    }
  }

  private void removeAll(Expiring kind, Instant before, Map<String, Integer> removed) {
    int some;
    do {
      some = kind.removal().removeSome(before, properties.batch());
      removed.merge(kind.what(), some, Integer::sum);
      meters.counter("gauntlet.retention.removed", "what", kind.what()).increment(some);
    } while (some > 0 && pause());
  }

  /** Whether it may go on; not when the worker stops. */
  private boolean pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(properties.pause().toNanos());
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void log(Map<String, Integer> removed) {
    if (removed.values().stream().allMatch(count -> count == 0)) {
      return;
    }
    LoggingEventBuilder line = LOG.atInfo();
    for (Map.Entry<String, Integer> kind : removed.entrySet()) {
      line = line.addKeyValue(kind.getKey(), kind.getValue());
    }
    line.log("removed what was kept long enough");
  }
}
