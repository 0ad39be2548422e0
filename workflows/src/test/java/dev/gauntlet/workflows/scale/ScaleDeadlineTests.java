package dev.gauntlet.workflows.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run whose deadline passes is completed, and what had not ended is not covered. */
class ScaleDeadlineTests {
  private static final Ending LATE =
      Ending.spent(EndedReason.TIMEOUT, "The deadline of the run has passed.");

  @RegisterExtension final ScaleStage stage = new ScaleStage();

  @Test
  void afterTheDeadlineNothingBeginsAndEverythingEnds() {
    FakeRun run = new FakeRun(10, 3).deadlineIn(Duration.ofMinutes(90));

    RunResult result = stage.play(run);

    assertThat(result).isEqualTo(new RunResult(FakeRun.ID, RunState.COMPLETED, 3, 0, 7, 0, 0));
    assertThat(run.begins()).hasSize(6);
    assertThat(run.ending(5)).isEqualTo(LATE);
    assertThat(run.ending(9)).isEqualTo(LATE);
    assertThat(run.notes())
        .containsExactly("unbegun TIMEOUT", "tell EXPIRE", "end COMPLETED", "aggregate");
  }

  @Test
  void aRunThatIsInTimeDoesNotMeetItsDeadline() {
    FakeRun run = new FakeRun(4, 2).deadlineIn(Duration.ofHours(3));

    assertThat(stage.play(run).succeeded()).isEqualTo(4);
    assertThat(run.notes()).containsExactly("end COMPLETED", "aggregate");
  }

  @Test
  void aDeadlineThatPassedWhileNobodyPlayedLetsNothingBegin() {
    FakeRun run =
        new FakeRun(4, 2)
            .endedAt(0, EndedReason.GOAL)
            .begunAt(1, Wanted.RUN)
            .deadlineIn(Duration.ZERO);

    assertThat(stage.play(run))
        .isEqualTo(new RunResult(FakeRun.ID, RunState.COMPLETED, 1, 0, 3, 0, 0));
    assertThat(run.begins()).isEmpty();
    assertThat(run.ending(3)).isEqualTo(LATE);
    assertThat(stage.children(ScaleWorkflows.id(FakeRun.ID))).isEmpty();
  }

  @Test
  void theDeadlineOfAPausedRunPassesToo() {
    FakeRun run = new FakeRun(10, 3).deadlineIn(Duration.ofHours(5));
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(90));
    workflow.pause(new Intent(1, "ann", null));

    assertThat(ScaleStage.endOf(workflow))
        .isEqualTo(new RunResult(FakeRun.ID, RunState.COMPLETED, 3, 0, 7, 0, 0));
    assertThat(run.notes()).contains("tell PAUSE", "tell EXPIRE");
  }

  @Test
  void aResumedRunStillHasItsDeadline() {
    FakeRun run = new FakeRun(10, 3).deadlineIn(Duration.ofHours(5));
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(90));
    workflow.pause(new Intent(1, "ann", null));
    stage.pass(Duration.ofHours(2));
    workflow.resume(new Intent(2, "ann", null));

    assertThat(ScaleStage.endOf(workflow))
        .isEqualTo(new RunResult(FakeRun.ID, RunState.COMPLETED, 6, 0, 4, 0, 0));
  }

  @Test
  void aCancelAfterTheDeadlineChangesNothing() {
    FakeRun run =
        new FakeRun(4, 2)
            .each(Order.ENDLESS.lingering(Duration.ofHours(2)))
            .deadlineIn(Duration.ofHours(1));
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofHours(2));

    workflow.cancel(new Intent(1, "ann", "too late"));

    assertThat(ScaleStage.endOf(workflow))
        .isEqualTo(new RunResult(FakeRun.ID, RunState.COMPLETED, 0, 0, 4, 0, 0));
    assertThat(run.notes())
        .containsExactly("unbegun TIMEOUT", "tell EXPIRE", "end COMPLETED", "aggregate");
  }

  @Test
  void aCancelBeforeTheDeadlineCountsThoughItEndsAfterIt() {
    FakeRun run =
        new FakeRun(4, 2)
            .each(Order.ENDLESS.lingering(Duration.ofHours(2)))
            .deadlineIn(Duration.ofHours(2));
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofHours(1));

    workflow.cancel(new Intent(1, "ann", null));

    assertThat(ScaleStage.endOf(workflow))
        .isEqualTo(new RunResult(FakeRun.ID, RunState.CANCELLED, 0, 0, 0, 0, 4));
  }
}
