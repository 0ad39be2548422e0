package dev.gauntlet.web.battle;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.gauntlet.web.battle.StatusView.ActivityView;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request that a battle waits for, as Temporal describes it. The embedded server calls a
 * request that backs off started, so that the times have to tell.
 */
record PendingRequest(PendingActivityInfo info) {

  ActivityView view(String kind, Instant since, Instant now) {
    int attempt = Math.max(1, info.getAttempt());
    if (!isWaiting()) {
      return new ActivityView(kind, since, attempt, null, null);
    }
    Instant retryAt = attempt > 1 ? retryAt().orElse(null) : null;
    return attempt == 1 || isDue(retryAt, now)
        ? new ActivityView("queued_behind_limit", since, attempt, null, null)
        : new ActivityView(
            "backing_off", since, attempt, retryAt, info.getLastFailure().getMessage());
  }

  private static boolean isDue(@Nullable Instant retryAt, Instant now) {
    return retryAt != null && !retryAt.isAfter(now);
  }

  private boolean isWaiting() {
    return info.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED
        || info.hasLastAttemptCompleteTime()
            && Timestamps.compare(info.getLastAttemptCompleteTime(), info.getLastStartedTime())
                >= 0;
  }

  private Optional<Instant> retryAt() {
    if (info.hasNextAttemptScheduleTime()) {
      return Optional.of(instant(info.getNextAttemptScheduleTime()));
    }
    Duration delay = info.getLastFailure().getApplicationFailureInfo().getNextRetryDelay();
    if (info.hasLastAttemptCompleteTime() && Durations.isPositive(delay)) {
      return Optional.of(instant(Timestamps.add(info.getLastAttemptCompleteTime(), delay)));
    }
    return info.hasScheduledTime()
            && info.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED
        ? Optional.of(instant(info.getScheduledTime()))
        : Optional.empty();
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochMilli(Timestamps.toMillis(time));
  }
}
