package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** The short steps of a run, run as local activities. Each may be repeated without harm. */
@ActivityInterface
public interface RunRecordingActivities {

  /** Reads the row and marks it running. */
  RunPlan beginRun(ScaleInput input);

  /** The battles of a partition that have not ended, by index, in their order. */
  List<Integer> remaining(String runId, int partition);

  /** Whether a battle of the run found that the run's budget is spent. */
  boolean isBudgetSpent(String runId);

  /** Ends a battle in error unless its row has ended. */
  void settle(String runId, int index, String sentence);

  /** Ends every battle that was never begun. */
  void endUnbegun(String runId, Ending ending);

  /** Writes down that the run stands still. */
  void runPaused(String runId, Intent intent);

  /** Writes down that the run goes on. */
  void runResumed(String runId, Intent intent);

  /**
   * Whether some battle ended so that it says something about the agent. When none did, there is
   * nothing to summarise, which is written down.
   */
  boolean hasWhatToSummarise(String runId);

  /** Writes down why the run has no summary, unless it has one. */
  void summaryFailed(String runId, FailureType failure, String sentence);

  /** Ends the row unless it has ended, and returns the end that the row then has. */
  RunResult endRun(String runId, RunEnding ending);
}
