package dev.gauntlet.web.temporal;

import dev.gauntlet.storage.worker.Workers;
import java.time.Duration;

/**
 * How long the answer of a workflow is waited for: hardly at all while no worker has been heard of,
 * since nobody else could give it.
 */
final class Patience {
  private static final Duration USUAL = Duration.ofSeconds(2);
  private static final Duration WITHOUT_WORKERS = Duration.ofMillis(250);
  private static final long LASTS_NANOS = Duration.ofSeconds(1).toNanos();

  private final Workers workers;
  private volatile Known known = new Known(USUAL, System.nanoTime() - LASTS_NANOS);

  private record Known(Duration patience, long since) {}

  Patience(Workers workers) {
    this.workers = workers;
  }

  Duration now() {
    Known last = known;
    if (System.nanoTime() - last.since < LASTS_NANOS) {
      return last.patience;
    }
    Duration patience = workers.live().isEmpty() ? WITHOUT_WORKERS : USUAL;
    known = new Known(patience, System.nanoTime());
    return patience;
  }
}
