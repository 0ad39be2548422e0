package dev.gauntlet.workflows.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cancelled run ends now, and so do its battles, by whom and why. */
class ScaleCancelTests {
  private static final Intent TOO_DEAR = new Intent(1, "ann", "too dear");
  private static final Ending BY_ANN = new Ending(EndedReason.MANUAL, null, "too dear", "ann");

  @RegisterExtension final ScaleStage stage = new ScaleStage();

  @Test
  void aCancelledRunBeginsNothingMoreAndEndsWhatIsOpenAndWhatIsNot() {
    FakeRun run = new FakeRun(10, 3);
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(90));

    workflow.cancel(TOO_DEAR);

    assertThat(ScaleStage.endOf(workflow))
        .isEqualTo(new RunResult(FakeRun.ID, RunState.CANCELLED, 3, 0, 0, 0, 7));
    assertThat(run.begins()).hasSize(6);
    assertThat(run.ending(5)).isEqualTo(BY_ANN);
    assertThat(run.ending(9)).isEqualTo(BY_ANN);
    assertThat(run.notes())
        .containsExactly("unbegun MANUAL", "tell CANCEL", "end CANCELLED by ann", "aggregate");
    assertThat(workflow.status().state()).isEqualTo(RunState.CANCELLED);
    assertThat(workflow.status().held()).isEqualTo(TOO_DEAR);
  }

  @Test
  void aRunThatIsCancelledBeforeItsFirstStepBeginsNothing() {
    FakeRun run = new FakeRun(4, 2);
    ScaleWorkflow workflow = stage.accept(run);
    workflow.cancel(TOO_DEAR);
    stage.raise();

    assertThat(ScaleStage.endOf(workflow))
        .isEqualTo(new RunResult(FakeRun.ID, RunState.CANCELLED, 0, 0, 0, 0, 4));
    assertThat(run.begins()).isEmpty();
    assertThat(run.ending(0)).isEqualTo(BY_ANN);
  }

  @Test
  void aRunWhoseRowSaysCancelledBeginsNothing() {
    FakeRun run = new FakeRun(4, 2).wanted(Wanted.CANCEL, TOO_DEAR).begunAt(0, Wanted.RUN);

    assertThat(stage.play(run))
        .isEqualTo(new RunResult(FakeRun.ID, RunState.CANCELLED, 0, 0, 0, 0, 4));
    assertThat(run.begins()).isEmpty();
  }

  @Test
  void aNativeCancelMeansTheSameAndClosesTheRunInOrder() {
    FakeRun run = new FakeRun(10, 3);
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(90));

    stage.cancelNatively();

    assertClosedAsCancelled(workflow);
    assertThat(run.result())
        .isEqualTo(new RunResult(FakeRun.ID, RunState.CANCELLED, 3, 0, 0, 0, 7));
    assertThat(run.ending(9)).isEqualTo(new Ending(EndedReason.MANUAL, null, null, "Temporal"));
    assertThat(run.notes())
        .containsExactly("unbegun MANUAL", "tell CANCEL", "end CANCELLED by Temporal", "aggregate");
  }

  @Test
  void aNativeCancelBeforeTheFirstStepBeginsNothing() {
    FakeRun run = new FakeRun(4, 2);
    ScaleWorkflow workflow = stage.accept(run);
    stage.cancelNatively();
    stage.raise();

    assertClosedAsCancelled(workflow);
    assertThat(run.result())
        .isEqualTo(new RunResult(FakeRun.ID, RunState.CANCELLED, 0, 0, 0, 0, 4));
    assertThat(run.begins()).isEmpty();
  }

  /** Temporal has no result of a workflow that it was asked to cancel; the row has it. */
  private static void assertClosedAsCancelled(ScaleWorkflow workflow) {
    assertThatThrownBy(() -> ScaleStage.endOf(workflow)).hasCauseInstanceOf(CanceledFailure.class);
  }

  @Test
  void aPausedRunCanBeCancelled() {
    FakeRun run = new FakeRun(10, 3);
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(90));
    workflow.pause(new Intent(1, "bob", null));
    stage.pass(Duration.ofHours(10));

    workflow.cancel(new Intent(2, "ann", "too dear"));

    assertThat(ScaleStage.endOf(workflow))
        .isEqualTo(new RunResult(FakeRun.ID, RunState.CANCELLED, 3, 0, 0, 0, 7));
    assertThat(run.begins()).hasSize(6);
    assertThat(run.ending(5)).isEqualTo(BY_ANN);
  }

  @Test
  void aCancelIsNotUndone() {
    FakeRun run = new FakeRun(4, 2).each(Order.ENDLESS.lingering(Duration.ofHours(1)));
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(30));

    workflow.cancel(TOO_DEAR);
    stage.pass(Duration.ofMinutes(30));
    workflow.resume(new Intent(2, "bob", null));
    workflow.pause(new Intent(3, "bob", null));

    assertThat(ScaleStage.endOf(workflow).cancelled()).isEqualTo(4);
    assertThat(run.begins()).hasSize(2);
    assertThat(run.ending(3)).isEqualTo(BY_ANN);
  }
}
