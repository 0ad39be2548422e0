package dev.gauntlet.web.rest;

import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.run.BattlesOfRun;
import dev.gauntlet.storage.run.RunCounts;
import dev.gauntlet.storage.run.RunProgress;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.run.RunRow;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.BattleWorkflow;
import dev.gauntlet.workflows.battle.BattleWorkflows;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.RunControlActivities;
import dev.gauntlet.workflows.scale.RunEnding;
import dev.gauntlet.workflows.scale.RunPlan;
import dev.gauntlet.workflows.scale.RunRecordingActivities;
import dev.gauntlet.workflows.scale.RunResult;
import dev.gauntlet.workflows.scale.ScaleInput;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records runs; no report is made of them. */
final class RunRecorder implements RunRecordingActivities, RunControlActivities {
  private final RunProgress progress;
  private final RunQueries queries;
  private final BattlesOfRun battles;
  private final BattleProgress battle;
  private @Nullable WorkflowClient client;

  RunRecorder(
      RunProgress progress, RunQueries queries, BattlesOfRun battles, BattleProgress battle) {
    this.progress = progress;
    this.queries = queries;
    this.battles = battles;
    this.battle = battle;
  }

  void tellOver(WorkflowClient client) {
    this.client = client;
  }

  @Override
  public RunPlan beginRun(ScaleInput input) {
    RunRow run = progress.begin(input.runId()).orElseThrow();
    return new RunPlan(
        run.endedAt() == null ? null : result(run),
        run.battles(),
        run.concurrency(),
        progress.deadlineLeftMs(run.id()).orElse(null),
        run.wanted(),
        run.intent(),
        run.summary(),
        null,
        null);
  }

  @Override
  public List<Integer> remaining(String runId, int partition) {
    int from = partition * RunPlan.PARTITION;
    return progress.remaining(runId, from, from + RunPlan.PARTITION);
  }

  @Override
  public boolean isBudgetSpent(String runId) {
    return progress.isBudgetSpent(runId);
  }

  @Override
  public void settle(String runId, int index, String sentence) {
    battles
        .open(runId, index)
        .ifPresent(id -> battle.end(id, Ending.failed(FailureType.INTERNAL, sentence)));
  }

  @Override
  public void endUnbegun(String runId, Ending ending) {
    battles.endUnbegun(runId, ending);
  }

  @Override
  public void runPaused(String runId, Intent intent) {
    progress.paused(runId, intent);
  }

  @Override
  public void runResumed(String runId, Intent intent) {
    progress.resumed(runId, intent);
  }

  @Override
  public boolean hasWhatToSummarise(String runId) {
    return false;
  }

  @Override
  public void summaryFailed(String runId, FailureType failure, String sentence) {}

  @Override
  public RunResult endRun(String runId, RunEnding ending) {
    return result(progress.end(runId, ending));
  }

  private RunResult result(RunRow run) {
    RunCounts counts = queries.counts(run.id());
    return new RunResult(
        run.id(),
        run.state(),
        counts.succeeded(),
        counts.missed(),
        counts.uncovered(),
        counts.failed(),
        counts.cancelled());
  }

  @Override
  public int tellAll(String runId, Wanted wanted, Intent intent) {
    List<BattlesOfRun.Told> told = battles.want(runId, wanted, intent);
    told.forEach(one -> tell(one.id(), wanted, one.intent()));
    return told.size();
  }

  private void tell(String id, Wanted wanted, Intent intent) {
    if (client == null) {
      throw new IllegalStateException("there is no connection yet");
    }
    BattleWorkflow workflow = client.newWorkflowStub(BattleWorkflow.class, BattleWorkflows.id(id));
    try {
      switch (wanted) {
        case RUN -> workflow.resume(intent);
        case PAUSE -> workflow.pause(intent);
        case CANCEL -> workflow.cancel(intent);
        case EXPIRE -> workflow.expire(intent);
      }
    } catch (WorkflowNotFoundException ended) {
      // It ended by itself meanwhile.
    }
  }

  @Override
  public void aggregate(String runId) {}
}
