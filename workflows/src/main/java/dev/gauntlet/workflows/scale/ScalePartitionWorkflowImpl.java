package dev.gauntlet.workflows.scale;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays a part of a run in a window of its own. */
public final class ScalePartitionWorkflowImpl implements ScalePartitionWorkflow {
  private final RunRecordingActivities recording =
      Workflow.newLocalActivityStub(RunRecordingActivities.class, RunOptions.record());
  private final PartitionInput input;

  /** Signals that came before the window was there. */
  private final List<Consumer<BattleWindow>> early = new ArrayList<>();

  private @Nullable BattleWindow window;

  /** Signals may arrive before the first step. */
  @WorkflowInit
  public ScalePartitionWorkflowImpl(PartitionInput input) {
    this.input = input;
  }

  @Override
  public boolean play(PartitionInput ignored) {
    BattleWindow battles =
        new BattleWindow(
            recording, input, recording.remaining(input.runId(), input.partition()), this::handOn);
    early.forEach(signal -> signal.accept(battles));
    window = battles;
    // Detached: battles are ended by the run, which knows by whom and why.
    CancellationScope playing = Workflow.newDetachedCancellationScope(battles::play);
    playing.run();
    return battles.budgetSpent();
  }

  private void handOn(int slots) {
    String run = ScaleWorkflows.id(input.runId());
    try {
      Workflow.newExternalWorkflowStub(ScaleWorkflow.class, run).handOn(input.partition(), slots);
    } catch (SignalExternalWorkflowException closed) {
      Workflow.getLogger(ScalePartitionWorkflowImpl.class).warn("the run's workflow is closed");
    }
  }

  private void tell(Consumer<BattleWindow> signal) {
    if (window == null) {
      early.add(signal);
    } else {
      signal.accept(window);
    }
  }

  @Override
  public void grant(int slots) {
    tell(battles -> battles.grant(slots));
  }

  @Override
  public void hold() {
    tell(BattleWindow::hold);
  }

  @Override
  public void goOn() {
    tell(BattleWindow::goOn);
  }

  @Override
  public void stop() {
    tell(BattleWindow::stop);
  }

  @Override
  public void closed(int index) {
    tell(battles -> battles.closed(index));
  }
}
