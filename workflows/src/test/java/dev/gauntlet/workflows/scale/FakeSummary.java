package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.Spent;
import dev.gauntlet.workflows.battle.Lane;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A model that sums a run up, as a test says. */
final class FakeSummary implements SummaryActivities {
  static final String PROVIDER = "writer";
  static final RunPlan.Summarising PLAN =
      new RunPlan.Summarising(PROVIDER, Duration.ofMinutes(3).toMillis(), Lane.BULK);

  private final int unreadable;
  private final @Nullable FailureType failure;
  private final boolean silent;
  private final @Nullable Duration again;
  private Consumer<String> notes = note -> {};

  private FakeSummary(
      int unreadable, @Nullable FailureType failure, boolean silent, @Nullable Duration again) {
    this.unreadable = unreadable;
    this.again = again;
    this.failure = failure;
    this.silent = silent;
  }

  static FakeSummary writing() {
    return new FakeSummary(0, null, false, null);
  }

  /** So many answers cannot be read. */
  static FakeSummary writingAfter(int unreadable) {
    return new FakeSummary(unreadable, null, false, null);
  }

  static FakeSummary failing(FailureType failure) {
    return new FakeSummary(0, failure, false, null);
  }

  /** Answers nothing until nobody waits any more. */
  static FakeSummary silent() {
    return new FakeSummary(0, null, true, null);
  }

  /** Is throttled each time, and asks to be asked again so much later. */
  static FakeSummary comingBackIn(Duration time) {
    return new FakeSummary(0, FailureType.RATE_LIMITED, false, time);
  }

  FakeSummary notedBy(Consumer<String> where) {
    notes = where;
    return this;
  }

  @Override
  public SummaryResult summarise(SummaryCommand command) {
    notes.accept("summarise " + command.runId() + " " + command.ordinal());
    if (failure != null && again != null) {
      throw ApplicationFailure.newBuilder()
          .setType(failure.name())
          .setMessage("The writer is throttled.")
          .setNextRetryDelay(again)
          .build();
    }
    if (failure != null) {
      throw ApplicationFailure.newNonRetryableFailure("The writer is out.", failure.name());
    }
    if (silent) {
      awaitCancel();
    }
    return new SummaryResult(
        command.ordinal() < unreadable, new Spent(900, 90, 7L, 1, 0, 800, 0, false));
  }

  private void awaitCancel() {
    ActivityExecutionContext context = Activity.getExecutionContext();
    try {
      while (true) {
        context.heartbeat(null);
        Thread.sleep(50);
      }
    } catch (ActivityCompletionException cancelled) {
      notes.accept("aborted");
      throw cancelled;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
