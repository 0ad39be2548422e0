package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.Asking;
import dev.gauntlet.workflows.battle.StepFailure;
import dev.gauntlet.workflows.battle.StepOptions;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a run, bought when its battles are over. Whatever goes wrong with it is written
 * down, and fails nothing else.
 */
final class SummaryStep {
  private static final String TOO_LATE =
      "The deadline of the run passed before its summary was written.";
  private static final String CANCELLED = "The run was cancelled before its summary was written.";

  private final RunRecordingActivities recording;
  private final String runId;
  private final RunPlan.Summarising plan;
  private final BooleanSupplier held;
  private final CancellationScope buying = Workflow.newCancellationScope(this::buy);
  private @Nullable StepFailure stopped;

  /**
   * @param held whether nothing is to be bought for now
   */
  SummaryStep(
      RunRecordingActivities recording,
      String runId,
      RunPlan.Summarising plan,
      BooleanSupplier held) {
    this.recording = recording;
    this.runId = runId;
    this.plan = plan;
    this.held = held;
  }

  /** Buys it, or writes down why there is none. */
  void take() {
    StepFailure failure = stopped == null ? attempt() : stopped;
    if (failure != null) {
      recording.summaryFailed(runId, failure.type(), failure.sentence());
    }
  }

  /** Nothing more is bought; a request that is under way is aborted. */
  void cancel() {
    stop(new StepFailure(FailureType.CANCELLED, CANCELLED));
  }

  /** The same because the run's time is over. */
  void expire() {
    stop(new StepFailure(FailureType.TIME_SPENT, TOO_LATE));
  }

  private void stop(StepFailure why) {
    stopped = why;
    buying.cancel();
  }

  private @Nullable StepFailure attempt() {
    try {
      if (recording.hasWhatToSummarise(runId) && stopped == null) {
        buying.run();
        return null;
      }
      return stopped;
    } catch (CanceledFailure cancelled) {
      return stopped;
    } catch (ActivityFailure failure) {
      return stopped == null ? StepFailure.of(failure) : stopped;
    }
  }

  private void buy() {
    Asking asking = Asking.of(0);
    while (true) {
      Workflow.await(() -> !held.getAsBoolean());
      if (!summarise(asking).unusable() || asking.again()) {
        return;
      }
      asking = asking.onceMore();
    }
  }

  private SummaryResult summarise(Asking asking) {
    ActivityOptions options =
        StepOptions.request(
            plan.provider(),
            Duration.ofMillis(plan.timeoutMs()),
            plan.lane(),
            asking.again() ? "Summary again" : "Summary");
    return Workflow.newActivityStub(SummaryActivities.class, options)
        .summarise(new SummaryCommand(runId, asking.ordinal()));
  }
}
