package dev.gauntlet.activities.run;

import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.run.BattlesOfRun;
import dev.gauntlet.storage.run.BattlesOfRun.Told;
import dev.gauntlet.workflows.battle.BattleWorkflow;
import dev.gauntlet.workflows.battle.BattleWorkflows;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.RunControlActivities;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Reaches the battles of a run, many at a time. */
public final class RunControlActivitiesImpl implements RunControlActivities {

  /** A server takes signals faster when they come together, up to a point. */
  private static final int AT_A_TIME = 32;

  private final WorkflowClient client;
  private final BattlesOfRun battles;
  private final BattleProgress progress;
  private final Consumer<String> report;

  /**
   * @param client tells workflows
   * @param battles writes to many battles at once
   * @param progress ends those that nobody plays
   * @param report computes and stores a run's report
   */
  public RunControlActivitiesImpl(
      WorkflowClient client,
      BattlesOfRun battles,
      BattleProgress progress,
      Consumer<String> report) {
    this.client = client;
    this.battles = battles;
    this.progress = progress;
    this.report = report;
  }

  @Override
  public int tellAll(String runId, Wanted wanted, Intent intent) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    List<Told> begun = battles.want(runId, wanted, intent);
    Semaphore places = new Semaphore(AT_A_TIME);
    List<Future<?>> telling = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Told battle : begun) {
        places.acquire();
        telling.add(
            threads.submit(() -> {
              try {
                tell(battle, wanted);
              } finally {
                places.release();
              }
            }));
        context.heartbeat(telling.size());
      }
      for (Future<?> told : telling) {
        told.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("telling the battles of " + runId + " was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("not every battle of " + runId + " could be told", e);
    }
    // All at once: the sweeper would tell each of them again.
    battles.delivered(begun);
    return begun.size();
  }

  private void tell(Told battle, Wanted wanted) {
    BattleWorkflow workflow =
        client.newWorkflowStub(BattleWorkflow.class, BattleWorkflows.id(battle.id()));
    try {
      switch (wanted) {
        case RUN -> workflow.resume(battle.intent());
        case PAUSE -> workflow.pause(battle.intent());
        case CANCEL -> workflow.cancel(battle.intent());
        case EXPIRE -> workflow.expire(battle.intent());
      }
    } catch (WorkflowNotFoundException notPlayed) {
      // Closed a moment ago, or not begun again yet since Temporal forgot it: then it reads its
      // row.
      if (wanted.isFinal()) {
        progress.end(battle.id(), Ending.of(wanted, battle.intent()));
      }
    }
  }

  @Override
  public void aggregate(String runId) {
    report.accept(runId);
  }
}
