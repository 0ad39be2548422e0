package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.workflows.TaskQueues;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Stored histories play again on today's code, command by command, as they do when a worker is
 * deployed in the middle of a run. {@link HistoryRecorder} records them.
 */
class BattleReplayTests {
  private final TestWorkflowEnvironment environment = BattleStage.environment(100);

  @AfterEach
  void close() {
    environment.close();
  }

  @TestFactory
  Stream<DynamicTest> aStoredHistoryPlaysAgain() throws IOException {
    Worker worker = worker(BattleWorkflowImpl.class);
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
        .containsExactlyInAnyOrderElementsOf(HistoryRecorder.FILES);
  }

  @TestFactory
  Stream<DynamicTest> aWorkflowThatTakesOtherStepsIsFound() throws IOException {
    Worker worker = worker(HastyBattle.class);
    return files().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(),
                () ->
                    assertThatThrownBy(
                            () -> WorkflowReplayer.replayWorkflowExecution(read(file), worker))
                        .hasStackTraceContaining("NonDeterministicException")));
  }

  private Worker worker(Class<? extends BattleWorkflow> implementation) {
    Worker worker = environment.newWorker(TaskQueues.BATTLES, BattleStage.options().build());
    worker.registerWorkflowImplementationTypes(implementation);
    return worker;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(HistoryRecorder.FOLDER)) {
      return files.sorted().toList();
    }
  }

  private static WorkflowExecutionHistory read(Path file) throws IOException {
    return WorkflowExecutionHistory.fromJson(Files.readString(file));
  }

  /** Waits where a battle reads its row: what a careless change may look like. */
  public static final class HastyBattle implements BattleWorkflow {
    @Override
    public BattleResult play(BattleInput input) {
      Workflow.sleep(Duration.ofSeconds(1));
      return new BattleResult(input.conversationId(), EndedReason.LIMIT, null, null, 0);
    }

    @Override
    public void pause(@Nullable Intent intent) {}

    @Override
    public void resume(@Nullable Intent intent) {}

    @Override
    public void cancel(@Nullable Intent intent) {}

    @Override
    public void expire(@Nullable Intent intent) {}

    @Override
    public BattleStatus status() {
      throw new IllegalStateException("nobody asks");
    }
  }
}
