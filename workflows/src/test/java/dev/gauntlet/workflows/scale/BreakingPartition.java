package dev.gauntlet.workflows.scale;

import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;

/**
 * A partition of which the second fails in the middle, once its open battles have ended: the test
 * server stands still when a child ends after its parent.
 */
public final class BreakingPartition implements ScalePartitionWorkflow {
  private final ScalePartitionWorkflowImpl whole;

  /** As the partition itself. */
  @WorkflowInit
  public BreakingPartition(PartitionInput input) {
    whole = new ScalePartitionWorkflowImpl(input);
  }

  @Override
  public boolean play(PartitionInput input) {
    if (input.partition() != 1) {
      return whole.play(input);
    }
    Promise<Boolean> playing = Async.function(() -> whole.play(input));
    Workflow.sleep(Duration.ofMinutes(30));
    whole.stop();
    playing.get();
    throw ApplicationFailure.newNonRetryableFailure("The partition broke.", "BROKEN");
  }

  @Override
  public void grant(int slots) {
    whole.grant(slots);
  }

  @Override
  public void hold() {
    whole.hold();
  }

  @Override
  public void goOn() {
    whole.goOn();
  }

  @Override
  public void stop() {
    whole.stop();
  }

  @Override
  public void closed(int index) {
    whole.closed(index);
  }
}
