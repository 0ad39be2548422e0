package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.battle.Intent;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * Plays the battles of a run, so many at a time, and aggregates them. A battle that fails is a
 * result. A native cancel means the same as the {@code cancel} signal, but Temporal then closes the
 * workflow as cancelled, without a result; the row has the end.
 */
@WorkflowInterface
public interface ScaleWorkflow {

  /** Plays what has not ended, also of a run that stood still in the middle. */
  @WorkflowMethod(name = "Scale")
  RunResult play(ScaleInput input);

  /** Begins no more battles, and holds the open ones after the step that is under way. */
  @SignalMethod
  void pause(@Nullable Intent intent);

  /** Lets a paused run go on. */
  @SignalMethod
  void resume(@Nullable Intent intent);

  /** Ends the run and its open battles now. */
  @SignalMethod
  void cancel(@Nullable Intent intent);

  /** A battle's row has ended without its workflow having said so. */
  @SignalMethod
  void closed(int index);

  /** A partition has begun its last battle and gives slots back. */
  @SignalMethod
  void handOn(int partition, int slots);

  /** A partition has found that the run's budget is spent. */
  @SignalMethod
  void budgetSpent();

  /** How the run stands. */
  @QueryMethod
  RunStatus status();
}
