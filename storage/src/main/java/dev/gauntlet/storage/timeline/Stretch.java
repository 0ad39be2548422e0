package dev.gauntlet.storage.timeline;

import dev.gauntlet.storage.Columns;
import dev.gauntlet.storage.timeline.Interval.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of a run or a battle so far.
 *
 * @param kind run or battle
 * @param battles how many a run has; 0 for a battle
 * @param startedAt when it was begun, or null
 * @param pausedAt since when a run stands still, or null
 * @param goal the beginning of its goal, or null
 * @param provider whose model the agent is
 * @param model that model
 */
record Stretch(
    Kind kind,
    String id,
    @Nullable String runId,
    int battles,
    String state,
    @Nullable String endedReason,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant pausedAt,
    @Nullable String goal,
    String provider,
    String model) {

  static Stretch read(ResultSet row, int number) throws SQLException {
    int battles = row.getInt("battles");
    return new Stretch(
        battles > 0 ? Kind.RUN : Kind.BATTLE,
        row.getString("id"),
        row.getString("run_id"),
        battles,
        row.getString("state"),
        row.getString("ended_reason"),
        Columns.requiredInstant(row, "created_at"),
        Columns.instant(row, "started_at"),
        Columns.instant(row, "ended_at"),
        Columns.instant(row, "paused_at"),
        row.getString("goal"),
        row.getString("provider"),
        row.getString("model"));
  }

  boolean isBundled() {
    return battles > TimelineQueries.BUNDLED_ABOVE;
  }

  List<Interval> intervals() {
    List<Interval> intervals = new ArrayList<>();
    intervals.add(of(Kind.QUEUED, createdAt, startedAt == null ? endedAt : startedAt));
    if (startedAt != null) {
      intervals.add(of(kind, startedAt, endedAt));
    }
    if (pausedAt != null) {
      intervals.add(of(Kind.PAUSED, pausedAt, null));
    }
    return intervals;
  }

  Interval of(Kind what, Instant from, @Nullable Instant to) {
    return new Interval(
        what,
        id,
        runId,
        from,
        to,
        state,
        endedReason,
        isBundled() ? Integer.valueOf(battles) : null,
        goal,
        provider,
        model);
  }
}
