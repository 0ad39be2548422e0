package dev.gauntlet.web.battle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.gauntlet.web.battle.StatusView.ActivityView;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The times are seconds of 1970; it is now second 100, and the step began at second 1. */
class PendingRequestTests {
  private static final PendingActivityState SCHEDULED =
      PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED;
  private static final PendingActivityState STARTED =
      PendingActivityState.PENDING_ACTIVITY_STATE_STARTED;

  private static ActivityView view(PendingActivityInfo.Builder info) {
    return new PendingRequest(info.build())
        .view("generating", Instant.ofEpochSecond(1), Instant.ofEpochSecond(100));
  }

  private static PendingActivityInfo.Builder request(PendingActivityState state, int attempt) {
    return PendingActivityInfo.newBuilder().setState(state).setAttempt(attempt);
  }

  private static Timestamp second(int second) {
    return Timestamp.newBuilder().setSeconds(second).build();
  }

  private static Failure failure(int delaySeconds) {
    return Failure.newBuilder()
        .setMessage("too many")
        .setApplicationFailureInfo(
            ApplicationFailureInfo.newBuilder()
                .setNextRetryDelay(Duration.newBuilder().setSeconds(delaySeconds)))
        .build();
  }

  private static ActivityView backingOff(int attempt, int retryAt) {
    return new ActivityView(
        "backing_off",
        Instant.ofEpochSecond(1),
        attempt,
        Instant.ofEpochSecond(retryAt),
        "too many");
  }

  private static ActivityView plain(String kind, int attempt) {
    return new ActivityView(kind, Instant.ofEpochSecond(1), attempt, null, null);
  }

  @Test
  void isQueuedUntilAWorkerTakesIt() {
    assertThat(view(request(SCHEDULED, 1))).isEqualTo(plain("queued_behind_limit", 1));
  }

  @Test
  void isUnderWayOnceAWorkerTookIt() {
    assertThat(view(request(STARTED, 1).setLastStartedTime(second(50))))
        .isEqualTo(plain("generating", 1));
  }

  @Test
  void backsOffUntilTheServerSays() {
    assertThat(
            view(
                request(SCHEDULED, 2)
                    .setLastFailure(failure(5))
                    .setNextAttemptScheduleTime(second(130))))
        .isEqualTo(backingOff(2, 130));
  }

  @Test
  void backsOffUntilItIsScheduledOnAServerThatSaysNoMore() {
    assertThat(view(request(SCHEDULED, 3).setLastFailure(failure(0)).setScheduledTime(second(140))))
        .isEqualTo(backingOff(3, 140));
  }

  @Test
  void backsOffOnTheEmbeddedServerThatCallsItStarted() {
    assertThat(
            view(
                request(STARTED, 2)
                    .setScheduledTime(second(2))
                    .setLastStartedTime(second(60))
                    .setLastAttemptCompleteTime(second(90))
                    .setLastFailure(failure(30))))
        .isEqualTo(backingOff(2, 120));
  }

  @Test
  void isUnderWayAgainAfterItBackedOff() {
    assertThat(
            view(
                request(STARTED, 2)
                    .setLastStartedTime(second(95))
                    .setLastAttemptCompleteTime(second(60))
                    .setLastFailure(failure(30))))
        .isEqualTo(plain("generating", 2));
  }

  @Test
  void isQueuedWhenTheWaitIsOverAndNobodyTakesIt() {
    assertThat(
            view(
                request(SCHEDULED, 2)
                    .setLastFailure(failure(5))
                    .setNextAttemptScheduleTime(second(99))))
        .isEqualTo(plain("queued_behind_limit", 2));
  }
}
