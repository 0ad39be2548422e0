package dev.gauntlet.workflows.battle;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * Plays one battle to its end: opponent, agent, judge, until the goal is reached or a limit is.
 *
 * <p>History carries ids, counts, costs and verdicts, never what was said. A native cancel means
 * the same as the {@code cancel} signal, but Temporal then closes the workflow as cancelled,
 * without a result; the row has the end. Signals sent by hand, from the Temporal Web UI, may come
 * without an argument.
 */
@WorkflowInterface
public interface BattleWorkflow {

  /** Plays the battle, also one that stood still in the middle, and says how it ended. */
  @WorkflowMethod(name = "Battle")
  BattleResult play(BattleInput input);

  /** Holds the battle after the step that is under way. */
  @SignalMethod
  void pause(@Nullable Intent intent);

  /** Lets a paused battle go on. */
  @SignalMethod
  void resume(@Nullable Intent intent);

  /** Ends the battle now, aborting the call that is under way. */
  @SignalMethod
  void cancel(@Nullable Intent intent);

  /** Ends the battle now, as {@code timeout}: the deadline of its run has passed. */
  @SignalMethod
  void expire(@Nullable Intent intent);

  /** How the battle stands. */
  @QueryMethod
  BattleStatus status();
}
