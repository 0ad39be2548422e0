package dev.gauntlet.activities.run;

import dev.gauntlet.activities.call.StepFailures;
import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.report.RunReport.Summary.Failure;
import dev.gauntlet.storage.report.RunSummaries;
import dev.gauntlet.storage.run.BattlesOfRun;
import dev.gauntlet.storage.run.RunCounts;
import dev.gauntlet.storage.run.RunProgress;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.run.RunRow;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.scale.RunEnding;
import dev.gauntlet.workflows.scale.RunPlan;
import dev.gauntlet.workflows.scale.RunRecordingActivities;
import dev.gauntlet.workflows.scale.RunResult;
import dev.gauntlet.workflows.scale.ScaleInput;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down how a run goes, and reads what is left to play. */
public final class RunRecordingActivitiesImpl implements RunRecordingActivities {
  private static final Logger LOG = LoggerFactory.getLogger(RunRecordingActivitiesImpl.class);

  private static final String NOTHING_COVERED =
      "There is nothing to summarise: no conversation reached its goal or missed it.";

  private final RunProgress progress;
  private final RunQueries queries;
  private final BattlesOfRun battles;
  private final BattleProgress battleProgress;
  private final RunSummaries summaries;
  private final Optional<String> pages;

  /**
   * @param progress where a run's life is written
   * @param queries where its battles are counted
   * @param battles writes to many battles at once
   * @param battleProgress writes to one
   * @param summaries where it is written why there is no summary
   * @param pages the address in front of the runs' pages, without a slash at its end, if known
   */
  public RunRecordingActivitiesImpl(
      RunProgress progress,
      RunQueries queries,
      BattlesOfRun battles,
      BattleProgress battleProgress,
      RunSummaries summaries,
      Optional<String> pages) {
    this.progress = progress;
    this.queries = queries;
    this.battles = battles;
    this.battleProgress = battleProgress;
    this.summaries = summaries;
    this.pages = pages;
  }

  @Override
  public RunPlan beginRun(ScaleInput input) {
    return StepFailures.inOwnWords(() -> plan(input.runId()));
  }

  private RunPlan plan(String runId) {
    RunRow run =
        progress
            .begin(runId)
            .orElseThrow(() ->
                ApplicationFailure.newNonRetryableFailure(
                    "There is no run " + runId + " in the database.", FailureType.INTERNAL.name()));
    log(run, "begun");
    return new RunPlan(
        result(run),
        run.battles(),
        run.concurrency(),
        progress.deadlineLeftMs(runId).orElse(null),
        run.wanted(),
        run.intent(),
        run.battle().summary(),
        pages.map(address -> address + "/runs/" + runId).orElse(null),
        summarising(run));
  }

  private static RunPlan.@Nullable Summarising summarising(RunRow run) {
    ModelChoice choice = run.summarize();
    return choice == null
        ? null
        : new RunPlan.Summarising(
            choice.provider(), run.summaryTimeout().toMillis(), run.battle().lane());
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
        .ifPresent(id -> {
          battleProgress.end(id, Ending.failed(FailureType.INTERNAL, sentence));
          LOG.atWarn().addKeyValue("run", runId).addKeyValue("battle", id).log(sentence);
        });
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
    RunCounts counts = queries.counts(runId);
    boolean covered = counts.succeeded() + counts.missed() > 0;
    if (!covered) {
      summaries.fail(runId, new Failure("NOTHING_COVERED", NOTHING_COVERED));
    }
    return covered;
  }

  @Override
  public void summaryFailed(String runId, FailureType failure, String sentence) {
    summaries.fail(runId, new Failure(failure.name(), sentence));
    LOG.atWarn()
        .addKeyValue("run", runId)
        .addKeyValue("failure", failure)
        .log("there is no summary");
  }

  @Override
  public RunResult endRun(String runId, RunEnding ending) {
    RunRow run = progress.end(runId, ending);
    log(run, "ended");
    RunResult result = result(run);
    if (result == null) {
      throw new IllegalStateException("run " + runId + " did not end");
    }
    return result;
  }

  private @Nullable RunResult result(RunRow run) {
    if (!run.state().isEnd()) {
      return null;
    }
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

  private static void log(RunRow run, String what) {
    LOG.atInfo()
        .addKeyValue("run", run.id())
        .addKeyValue("battles", run.battles())
        .addKeyValue("state", run.state().word())
        .log(what);
  }
}
