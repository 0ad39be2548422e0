package dev.gauntlet.workflows.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebhookDeliveryTests {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final AttemptResult DELIVERED = AttemptResult.over(DeliveryState.DELIVERED);

  @RegisterExtension final DeliveryStage stage = new DeliveryStage();

  @Test
  void anAttemptThatIsTakenIsTheOnlyOne() {
    FakeReceiver receiver = stage.receiver(attempt -> DELIVERED);

    assertThat(DeliveryStage.endOf(stage.begin(receiver))).isEqualTo(DeliveryState.DELIVERED);

    assertThat(receiver.attempts()).isEqualTo(1);
  }

  @Test
  void itWaitsAsLongAsTheRowSays() {
    FakeReceiver receiver =
        stage.receiver(attempt -> attempt == 1 ? AttemptResult.again(45_000) : DELIVERED);

    DeliveryStage.endOf(stage.begin(receiver));

    assertThat(receiver.span()).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(50));
  }

  @Test
  void itIsSentAtOnceWhenSomebodyAskedForItMeanwhile() {
    FakeReceiver receiver =
        stage.receiver(attempt -> attempt == 1 ? AttemptResult.again(0) : DELIVERED);

    assertThat(DeliveryStage.endOf(stage.begin(receiver))).isEqualTo(DeliveryState.DELIVERED);

    assertThat(receiver.span()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void itIsTriedForADayAndThenGivenUp() {
    FakeReceiver receiver =
        stage.receiver(attempt ->
            attempt <= 24 ? AttemptResult.again(HOUR) : AttemptResult.over(DeliveryState.FAILED));

    assertThat(DeliveryStage.endOf(stage.begin(receiver))).isEqualTo(DeliveryState.FAILED);

    assertThat(receiver.attempts()).isEqualTo(25);
    assertThat(receiver.span()).isBetween(Duration.ofHours(24), Duration.ofHours(25));
  }

  /** The row is gone with its subscription: the attempt that finds so sends nothing. */
  @Test
  void itEndsWhenItsSubscriptionIsDeleted() {
    FakeReceiver receiver =
        stage.receiver(attempt ->
            attempt == 1 ? AttemptResult.again(HOUR) : AttemptResult.over(DeliveryState.CANCELLED));

    assertThat(DeliveryStage.endOf(stage.begin(receiver))).isEqualTo(DeliveryState.CANCELLED);

    assertThat(receiver.attempts()).isEqualTo(2);
  }

  @Test
  void somebodyNeedNotWaitForTheNextAttempt() {
    FakeReceiver receiver =
        stage.receiver(attempt -> attempt == 1 ? AttemptResult.again(HOUR) : DELIVERED);
    WebhookDeliveryWorkflow workflow = stage.begin(receiver);
    DeliveryStage.awaitAttempts(receiver, 1);

    workflow.sendNow();
    DeliveryStage.endOf(workflow);

    assertThat(receiver.span()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void aCancelInTemporalGivesTheDeliveryUp() {
    FakeReceiver receiver = stage.receiver(attempt -> AttemptResult.again(HOUR));
    WebhookDeliveryWorkflow workflow = stage.begin(receiver);
    DeliveryStage.awaitAttempts(receiver, 1);

    WorkflowStub.fromTyped(workflow).cancel();

    assertThatThrownBy(() -> DeliveryStage.endOf(workflow))
        .hasCauseInstanceOf(CanceledFailure.class);
    assertThat(receiver.givenUp()).containsExactly(DeliveryStage.ID);
  }

  @Test
  void aDatabaseThatIsAwayIsWaitedFor() {
    FakeReceiver receiver =
        stage.receiver(attempt -> {
          if (attempt <= 3) {
            throw ApplicationFailure.newFailure(
                "The worker cannot reach its database.", "UNAVAILABLE");
          }
          return DELIVERED;
        });

    assertThat(DeliveryStage.endOf(stage.begin(receiver))).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void historyHasNothingButIdsAndTimes() {
    FakeReceiver receiver =
        stage.receiver(attempt -> attempt == 1 ? AttemptResult.again(1_000) : DELIVERED);

    DeliveryStage.endOf(stage.begin(receiver));

    assertThat(stage.history().toJson(false)).doesNotContain("http", "secret");
  }
}
