package dev.gauntlet.workflows.scale;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Plays up to 400 battles of a large run, so that no history grows too long. */
@WorkflowInterface
public interface ScalePartitionWorkflow {

  /**
   * Plays what has not ended.
   *
   * @return whether the run's budget was found to be spent
   */
  @WorkflowMethod(name = "ScalePartition")
  boolean play(PartitionInput input);

  /** More battles may be played at a time. */
  @SignalMethod
  void grant(int slots);

  /** Begins no more battles for now. */
  @SignalMethod
  void hold();

  /** Begins battles again. */
  @SignalMethod
  void goOn();

  /** Begins no more battles at all, and returns when the open ones have ended. */
  @SignalMethod
  void stop();

  /** A battle's row has ended without its workflow having said so. */
  @SignalMethod
  void closed(int index);
}
