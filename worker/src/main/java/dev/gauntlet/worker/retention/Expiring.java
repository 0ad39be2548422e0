package dev.gauntlet.worker.retention;

import java.time.Instant;

/**
 * A kind of thing that is kept for a while. A kind that is added is removed along with the others
 * when {@link RetentionConfiguration} lists it.
 *
 * @param what its name in the log and in the metric, such as {@code battles}
 * @param keep how long it is kept
 * @param removal removes some of it
 */
record Expiring(String what, Keep keep, Removal removal) {

  /** Removes a batch in one transaction or in a few. */
  @FunctionalInterface
  interface Removal {

    /**
     * Removes what ended before a moment.
     *
     * @param most at most so many
     * @return how many; 0 when nothing is left that can be removed now
     */
    int removeSome(Instant before, int most);
  }
}
