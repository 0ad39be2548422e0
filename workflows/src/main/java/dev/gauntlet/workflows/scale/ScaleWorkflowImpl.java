package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Intents;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plays a run: its battles in a window, and beside them what people want and the deadline. */
public final class ScaleWorkflowImpl implements ScaleWorkflow {
  private static final String DEADLINE = "The deadline of the run has passed.";
  private static final String BUDGET = "The budget of the run was spent before it was begun.";

  private final RunRecordingActivities recording =
      Workflow.newLocalActivityStub(RunRecordingActivities.class, RunOptions.record());
  private final RunControlActivities control =
      Workflow.newActivityStub(RunControlActivities.class, RunOptions.control());
  private final RunControlActivities reporting =
      Workflow.newActivityStub(RunControlActivities.class, RunOptions.aggregate());
  private final ScaleInput input;
  private final Intents intents = new Intents();

  private RunState state = RunState.QUEUED;
  private @Nullable Battles battles;
  private @Nullable SummaryStep summary;
  private @Nullable RunResult result;
  private int window;
  private boolean expired;
  private boolean over;

  /** What the battles were last told, or null when an earlier workflow may not have told them. */
  private @Nullable Wanted told = Wanted.RUN;

  private long updatedAtMs = Workflow.currentTimeMillis();

  /** Signals may arrive before the first step. */
  @WorkflowInit
  public ScaleWorkflowImpl(ScaleInput input) {
    this.input = input;
  }

  @Override
  public RunResult play(ScaleInput ignored) {
    // A native cancel is a wish like others: the run ends its battles and closes in order.
    CancellationScope.current()
        .getCancellationRequest()
        .thenApply(reason -> {
          cancel(null);
          return null;
        });
    CancellationScope playing = Workflow.newDetachedCancellationScope(this::playOn);
    playing.run();
    return Objects.requireNonNull(result);
  }

  private void playOn() {
    RunPlan plan = recording.beginRun(input);
    if (plan.ended() != null) {
      result = plan.ended();
      become(result.state());
      return;
    }
    window = plan.concurrency();
    if (plan.intent() != null) {
      intents.take(plan.wanted(), plan.intent());
      told = null;
    }
    Battles toPlay = battles(plan);
    battles = toPlay;
    long deadline = deadline(plan);
    if (wantsOther() || Workflow.currentTimeMillis() >= deadline) {
      toPlay.hold();
    }
    if (plan.summarising() != null) {
      summary =
          new SummaryStep(
              recording, input.runId(), plan.summarising(), () -> intents.wanted() == Wanted.PAUSE);
    }
    become(RunState.RUNNING);
    Promise<Void> heeding = Async.procedure(() -> heed(toPlay, deadline));
    toPlay.play();
    if (toPlay.budgetSpent()) {
      recording.endUnbegun(input.runId(), Ending.spent(EndedReason.BUDGET, BUDGET));
    }
    if (summary != null) {
      summary.take();
    }
    over = true;
    heeding.get();
    end();
  }

  private Battles battles(RunPlan plan) {
    if (plan.partitions() > 1) {
      return new Partitions(recording, input.runId(), plan);
    }
    PartitionInput all =
        new PartitionInput(input.runId(), 0, plan.concurrency(), plan.battles(), plan.summary());
    return new BattleWindow(
        recording, all, recording.remaining(input.runId(), 0), BattleWindow.Whole.NOTHING_MORE);
  }

  private static long deadline(RunPlan plan) {
    Long leftMs = plan.deadlineLeftMs();
    return leftMs == null ? Long.MAX_VALUE : Workflow.currentTimeMillis() + leftMs;
  }

  private boolean wantsOther() {
    return intents.wanted() != told;
  }

  /** Carries out what people want, and the deadline, until there is nothing more to do. */
  private void heed(Battles toPlay, long deadline) {
    while (!over && (told == null || !told.isFinal())) {
      if (wantsOther()) {
        carryOut(toPlay, intents.wanted(), intents.latest());
      } else if (Workflow.currentTimeMillis() >= deadline) {
        expired = true;
        carryOut(toPlay, Wanted.EXPIRE, new Intent(0, "gauntlet", DEADLINE));
      } else if (deadline == Long.MAX_VALUE) {
        Workflow.await(() -> over || wantsOther());
      } else {
        Workflow.await(
            Duration.ofMillis(deadline - Workflow.currentTimeMillis()), () -> over || wantsOther());
      }
    }
  }

  private void carryOut(Battles toPlay, Wanted wish, Intent intent) {
    told = wish;
    switch (wish) {
      case PAUSE -> {
        toPlay.hold();
        recording.runPaused(input.runId(), intent);
        become(RunState.PAUSED);
      }
      case RUN -> {
        recording.runResumed(input.runId(), intent);
        become(RunState.RUNNING);
      }
      case CANCEL, EXPIRE -> {
        toPlay.stop();
        stopSummary(wish);
        recording.endUnbegun(input.runId(), Ending.of(wish, intent));
      }
    }
    control.tellAll(input.runId(), wish, intent);
    if (wish == Wanted.RUN) {
      toPlay.goOn();
    }
  }

  private void stopSummary(Wanted wish) {
    if (summary == null) {
      return;
    }
    if (wish == Wanted.EXPIRE) {
      summary.expire();
    } else {
      summary.cancel();
    }
  }

  private void end() {
    boolean cancelled = intents.wanted() == Wanted.CANCEL && !expired;
    Intent latest = intents.latest();
    RunEnding ending =
        cancelled
            ? new RunEnding(RunState.CANCELLED, null, latest.reason(), latest.by())
            : RunEnding.COMPLETED;
    RunResult ended = recording.endRun(input.runId(), ending);
    try {
      reporting.aggregate(input.runId());
    } catch (ActivityFailure failure) {
      Workflow.getLogger(ScaleWorkflowImpl.class)
          .warn("the report could not be made now; it is made when it is asked for");
    }
    result = ended;
    become(ended.state());
  }

  @Override
  public void pause(@Nullable Intent intent) {
    want(Wanted.PAUSE, intent);
  }

  @Override
  public void resume(@Nullable Intent intent) {
    want(Wanted.RUN, intent);
  }

  @Override
  public void cancel(@Nullable Intent intent) {
    want(Wanted.CANCEL, intent);
  }

  private void want(Wanted wish, @Nullable Intent intent) {
    if (intents.take(wish, intent)) {
      touch();
    }
  }

  @Override
  public void closed(int index) {
    if (battles != null) {
      battles.closed(index);
    }
  }

  @Override
  public void handOn(int partition, int slots) {
    if (battles instanceof Partitions partitions) {
      partitions.handOn(partition, slots);
    }
  }

  @Override
  public void budgetSpent() {
    if (battles instanceof Partitions partitions) {
      partitions.spend();
    }
  }

  @Override
  public RunStatus status() {
    boolean held = state == RunState.PAUSED || state == RunState.CANCELLED;
    return new RunStatus(
        state,
        window,
        battles == null ? 0 : battles.partitions(),
        held ? intents.latest() : null,
        updatedAtMs);
  }

  private void become(RunState next) {
    state = next;
    touch();
  }

  private void touch() {
    updatedAtMs = Workflow.currentTimeMillis();
  }
}
