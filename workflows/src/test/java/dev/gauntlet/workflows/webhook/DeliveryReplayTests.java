package dev.gauntlet.workflows.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.battle.BattleStage;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Stored histories of deliveries play again on today's code, command by command. */
class DeliveryReplayTests {
  private final TestWorkflowEnvironment environment = BattleStage.environment(10);

  @AfterEach
  void close() {
    environment.close();
  }

  @TestFactory
  Stream<DynamicTest> aStoredHistoryPlaysAgain() throws IOException {
    Worker worker = worker(WebhookDeliveryWorkflowImpl.class);
    return files().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(),
                () -> WorkflowReplayer.replayWorkflowExecution(read(file), worker)));
  }

  @Test
  void thereIsAHistoryOfEveryShape() throws IOException {
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(DeliveryHistoryRecorder.FILES);
  }

  @TestFactory
  Stream<DynamicTest> aWorkflowThatTakesOtherStepsIsFound() throws IOException {
    Worker worker = worker(HastyDelivery.class);
    return files().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(),
                () ->
                    assertThatThrownBy(
                            () -> WorkflowReplayer.replayWorkflowExecution(read(file), worker))
                        .hasStackTraceContaining("NonDeterministicException")));
  }

  private Worker worker(Class<? extends WebhookDeliveryWorkflow> implementation) {
    Worker worker = environment.newWorker(TaskQueues.WEBHOOKS, BattleStage.options().build());
    worker.registerWorkflowImplementationTypes(implementation);
    return worker;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(DeliveryHistoryRecorder.FOLDER)) {
      return files.sorted().toList();
    }
  }

  private static WorkflowExecutionHistory read(Path file) throws IOException {
    return WorkflowExecutionHistory.fromJson(Files.readString(file));
  }

  /** Waits before it sends: what a careless change may look like. */
  public static final class HastyDelivery implements WebhookDeliveryWorkflow {
    @Override
    public DeliveryState deliver(DeliveryInput input) {
      Workflow.sleep(Duration.ofSeconds(1));
      return DeliveryState.DELIVERED;
    }

    @Override
    public void sendNow() {}
  }
}
