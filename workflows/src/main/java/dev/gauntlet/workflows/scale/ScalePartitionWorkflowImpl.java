package dev.gauntlet.workflows.scale;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays a part of a run in a window of its own. */
public final class ScalePartitionWorkflowImpl
    implements ScalePartitionWorkflow, BattleWindow.Whole {
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
    // Detached: battles are ended by the run, which knows by whom and why.
    CancellationScope playing = Workflow.newDetachedCancellationScope(this::playOn);
    playing.run();
    return Objects.requireNonNull(window).budgetSpent();
  }

  private void playOn() {
    BattleWindow battles =
        new BattleWindow(
            recording, input, recording.remaining(input.runId(), input.partition()), this);
    early.forEach(signal -> signal.accept(battles));
    window = battles;
    battles.play();
  }

  @Override
  public void handOn(int slots) {
    tellRun(run -> run.handOn(input.partition(), slots));
  }

  @Override
  public void budgetSpent() {
    tellRun(ScaleWorkflow::budgetSpent);
  }

  private void tellRun(Consumer<ScaleWorkflow> what) {
    String run = ScaleWorkflows.id(input.runId());
    Signals.send(() -> what.accept(Workflow.newExternalWorkflowStub(ScaleWorkflow.class, run)));
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
