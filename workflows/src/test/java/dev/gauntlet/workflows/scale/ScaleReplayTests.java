package dev.gauntlet.workflows.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.StoredHistories;
import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.battle.BattleStage;
import dev.gauntlet.workflows.battle.Intent;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.ChildWorkflowExecutionFailedEventAttributes;
import io.temporal.api.history.v1.ChildWorkflowExecutionTerminatedEventAttributes;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Stored histories of runs play again on today's code, command by command. {@link
 * ScaleHistoryRecorder} records them.
 */
class ScaleReplayTests {
  private final TestWorkflowEnvironment environment = BattleStage.environment(100);
  private final StoredHistories histories = new StoredHistories(ScaleHistoryRecorder.FOLDER);

  @AfterEach
  void close() {
    environment.close();
  }

  @TestFactory
  Stream<DynamicTest> aStoredHistoryPlaysAgain() throws IOException {
    return histories.playAgain(worker(ScaleWorkflowImpl.class, ScalePartitionWorkflowImpl.class));
  }

  @Test
  void thereIsAHistoryOfEveryShape() throws IOException {
    assertThat(histories.names()).containsExactlyInAnyOrderElementsOf(ScaleHistoryRecorder.FILES);
  }

  @TestFactory
  Stream<DynamicTest> aWorkflowThatTakesOtherStepsIsFound() throws IOException {
    return histories.findOtherSteps(worker(HastyRun.class, HastyPartition.class));
  }

  /** A server tells the parent, which the test server does not: so its history is made up here. */
  @Test
  void aBattleThatWasTerminatedIsMetAsOneThatFailed() throws Exception {
    WorkflowExecutionHistory failed = histories.read("failed.json");
    List<HistoryEvent> events =
        failed.getEvents().stream().map(ScaleReplayTests::terminatedNotFailed).toList();
    assertThat(events).isNotEqualTo(failed.getEvents());

    WorkflowReplayer.replayWorkflowExecution(
        new WorkflowExecutionHistory(History.newBuilder().addAllEvents(events).build()),
        worker(ScaleWorkflowImpl.class));
  }

  private static HistoryEvent terminatedNotFailed(HistoryEvent event) {
    if (!event.hasChildWorkflowExecutionFailedEventAttributes()) {
      return event;
    }
    ChildWorkflowExecutionFailedEventAttributes child =
        event.getChildWorkflowExecutionFailedEventAttributes();
    return event.toBuilder()
        .setEventType(EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TERMINATED)
        .setChildWorkflowExecutionTerminatedEventAttributes(
            ChildWorkflowExecutionTerminatedEventAttributes.newBuilder()
                .setWorkflowExecution(child.getWorkflowExecution())
                .setWorkflowType(child.getWorkflowType())
                .setInitiatedEventId(child.getInitiatedEventId())
                .setStartedEventId(child.getStartedEventId()))
        .build();
  }

  private Worker worker(Class<?>... implementations) {
    Worker worker = environment.newWorker(TaskQueues.RUNS, BattleStage.options().build());
    worker.registerWorkflowImplementationTypes(implementations);
    return worker;
  }

  /** Waits where a run reads its row: what a careless change may look like. */
  public static final class HastyRun implements ScaleWorkflow {
    @Override
    public RunResult play(ScaleInput input) {
      Workflow.sleep(Duration.ofSeconds(1));
      return new RunResult(input.runId(), RunState.COMPLETED, 0, 0, 0, 0, 0);
    }

    @Override
    public void pause(@Nullable Intent intent) {}

    @Override
    public void resume(@Nullable Intent intent) {}

    @Override
    public void cancel(@Nullable Intent intent) {}

    @Override
    public void closed(int index) {}

    @Override
    public void handOn(int partition, int slots) {}

    @Override
    public void budgetSpent() {}

    @Override
    public RunStatus status() {
      throw new IllegalStateException("nobody asks");
    }
  }

  /** Waits where a partition reads what is left. */
  public static final class HastyPartition implements ScalePartitionWorkflow {
    @Override
    public boolean play(PartitionInput input) {
      Workflow.sleep(Duration.ofSeconds(1));
      return false;
    }

    @Override
    public void grant(int slots) {}

    @Override
    public void hold() {}

    @Override
    public void goOn() {}

    @Override
    public void stop() {}

    @Override
    public void closed(int index) {}
  }
}
