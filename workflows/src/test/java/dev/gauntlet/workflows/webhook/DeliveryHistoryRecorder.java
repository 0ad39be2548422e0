package dev.gauntlet.workflows.webhook;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Records the histories that {@link DeliveryReplayTests} plays again:
 *
 * <pre>mvn -pl workflows test -Dtest=DeliveryHistoryRecorder</pre>
 */
class DeliveryHistoryRecorder {
  static final Path FOLDER = Path.of("src/test/resources/delivery-histories");
  static final List<String> FILES = List.of("delivered.json", "nudged.json", "cancelled.json");

  private static final AttemptResult DELIVERED = AttemptResult.over(DeliveryState.DELIVERED);
  private static final AttemptResult IN_AN_HOUR = AttemptResult.again(3_600_000);

  @RegisterExtension final DeliveryStage stage = new DeliveryStage();

  @Test
  void delivered() throws IOException {
    DeliveryStage.endOf(
        stage.begin(stage.receiver(attempt -> attempt <= 2 ? IN_AN_HOUR : DELIVERED)));
    record("delivered.json");
  }

  @Test
  void nudged() throws IOException {
    FakeReceiver receiver = stage.receiver(attempt -> attempt == 1 ? IN_AN_HOUR : DELIVERED);
    WebhookDeliveryWorkflow workflow = stage.begin(receiver);
    DeliveryStage.awaitAttempts(receiver, 1);
    workflow.sendNow();
    DeliveryStage.endOf(workflow);
    record("nudged.json");
  }

  @Test
  void cancelled() throws IOException {
    FakeReceiver receiver = stage.receiver(attempt -> IN_AN_HOUR);
    WebhookDeliveryWorkflow workflow = stage.begin(receiver);
    DeliveryStage.awaitAttempts(receiver, 1);
    WorkflowStub.fromTyped(workflow).cancel();
    assertThatThrownBy(() -> DeliveryStage.endOf(workflow))
        .hasCauseInstanceOf(CanceledFailure.class);
    record("cancelled.json");
  }

  private void record(String file) throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve(file), stage.history().toJson(true) + "\n");
  }
}
