package dev.gauntlet.web.battle;

import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.web.battle.StatusView.ActivityView;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.StepDetails;
import dev.gauntlet.workflows.TaskQueues;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what a step does that Temporal has not seen the end of. */
final class PendingStep {
  private final Workers workers;

  PendingStep(Workers workers) {
    this.workers = workers;
  }

  /**
   * What it does.
   *
   * @param kind what it does when it is neither queued nor backs off
   * @param since since when
   * @param queue the task queue that it is in, if it is known
   */
  ActivityView describe(
      String kind, Instant since, PendingActivityInfo pending, Optional<String> queue) {
    int attempt = Math.max(1, pending.getAttempt());
    if (pending.getState() != PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED) {
      return new ActivityView(
          saysQueued(pending) ? "queued_behind_limit" : kind, since, attempt, null, null);
    }
    Instant retryAt = retryAt(pending);
    String unserved = queue.filter(name -> !workers.serves(name)).map(this::sentence).orElse(null);
    String failure = pending.hasLastFailure() ? pending.getLastFailure().getMessage() : null;
    boolean away =
        retryAt != null
            && retryAt.isAfter(Instant.now())
            && pending
                .getLastFailure()
                .getApplicationFailureInfo()
                .getType()
                .equals(FailureType.UNAVAILABLE.name());
    return new ActivityView(
        away ? "backing_off" : "queued_behind_limit",
        since,
        attempt,
        retryAt,
        unserved == null ? failure : unserved);
  }

  /** Its heartbeats carry one word, as JSON. */
  private static boolean saysQueued(PendingActivityInfo pending) {
    return pending.getHeartbeatDetails().getPayloadsList().stream()
        .anyMatch(detail ->
            detail.getData().toStringUtf8().equals("\"" + StepDetails.QUEUED_BEHIND_LIMIT + "\""));
  }

  private static @Nullable Instant retryAt(PendingActivityInfo pending) {
    return pending.hasNextAttemptScheduleTime()
        ? Instant.ofEpochSecond(
            pending.getNextAttemptScheduleTime().getSeconds(),
            pending.getNextAttemptScheduleTime().getNanos())
        : null;
  }

  private String sentence(String queue) {
    return "No live worker serves the task queue "
        + queue
        + ": start a worker that has this provider configured.";
  }

  /** Where a step is queued: as Temporal says, or else by the battle's setup. */
  static Optional<String> queue(
      PendingActivityInfo pending, BattleRow battle, CallPurpose purpose) {
    String named = pending.getActivityOptions().getTaskQueue().getName();
    return named.isEmpty()
        ? battle.spec().chain(purpose).stream()
            .skip(battle.positions().of(purpose))
            .findFirst()
            .map(choice -> TaskQueues.ofProvider(choice.provider()))
        : Optional.of(named);
  }
}
