package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.StoredHistories;
import dev.gauntlet.workflows.TaskQueues;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.time.Duration;
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
  private final StoredHistories histories = new StoredHistories(HistoryRecorder.FOLDER);

  @AfterEach
  void close() {
    environment.close();
  }

  @TestFactory
  Stream<DynamicTest> aStoredHistoryPlaysAgain() throws IOException {
    return histories.playAgain(worker(BattleWorkflowImpl.class));
  }

  @Test
  void thereIsAHistoryOfEveryShape() throws IOException {
    assertThat(histories.names()).containsExactlyInAnyOrderElementsOf(HistoryRecorder.FILES);
  }

  @TestFactory
  Stream<DynamicTest> aWorkflowThatTakesOtherStepsIsFound() throws IOException {
    return histories.findOtherSteps(worker(HastyBattle.class));
  }

  private Worker worker(Class<? extends BattleWorkflow> implementation) {
    Worker worker = environment.newWorker(TaskQueues.BATTLES, BattleStage.options().build());
    worker.registerWorkflowImplementationTypes(implementation);
    return worker;
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
