package dev.gauntlet.web.timeline;

import dev.gauntlet.storage.timeline.Interval;
import dev.gauntlet.storage.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ran in a stretch of time.
 *
 * @param from the beginning of the stretch
 * @param to its end
 * @param intervals those that began last first
 * @param truncated whether there are more
 */
record TimelineView(Instant from, Instant to, List<IntervalView> intervals, boolean truncated) {

  record AgentView(String provider, String model) {}

  record IntervalView(
      String kind,
      String id,
      @Nullable String runId,
      Instant from,
      @Nullable Instant to,
      String state,
      @Nullable String endedReason,
      @Nullable Integer bundledBattles,
      @Nullable String goal,
      AgentView agent) {

    static IntervalView of(Interval interval) {
      return new IntervalView(
          interval.kind().word(),
          interval.id(),
          interval.runId(),
          interval.from(),
          interval.to(),
          interval.state(),
          interval.endedReason(),
          interval.bundledBattles(),
          interval.goal(),
          new AgentView(interval.provider(), interval.model()));
    }
  }

  static TimelineView of(TimelineRequest asked, Timeline timeline) {
    return new TimelineView(
        asked.from(),
        asked.to(),
        timeline.intervals().stream().map(IntervalView::of).toList(),
        timeline.truncated());
  }
}
