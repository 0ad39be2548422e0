package dev.gauntlet.storage.timeline;

import java.util.List;

/**
 * What ran in a stretch of time.
 *
 * @param intervals those that began last first
 * @param truncated whether there are more
 */
public record Timeline(List<Interval> intervals, boolean truncated) {

  /** Copies the list. */
  public Timeline {
    intervals = List.copyOf(intervals);
  }
}
