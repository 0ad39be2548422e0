package dev.gauntlet.workflows.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.battle.EndedReason;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run plays so many battles at a time, and each of them once. */
class ScaleWindowTests {
  @RegisterExtension final ScaleStage stage = new ScaleStage();

  @Test
  void asManyBattlesArePlayedAtATimeAsTheRunMayAndNeverMore() {
    FakeRun run = new FakeRun(40, 6).each(index -> Order.lasting(Duration.ofHours(1 + index % 7)));

    RunResult result = stage.play(run);

    assertThat(result).isEqualTo(new RunResult(FakeRun.ID, RunState.COMPLETED, 40, 0, 0, 0, 0));
    assertThat(run.mostAtATime()).isEqualTo(6);
    assertThat(run.shareBelow(6)).isLessThan(0.01);
  }

  @Test
  void everyBattleIsPlayedOnceAndInItsOrder() {
    FakeRun run = new FakeRun(40, 1);

    stage.play(run);

    assertThat(run.begins()).isEqualTo(IntStream.range(0, 40).boxed().toList());
    assertThat(run.notes()).containsExactly("end COMPLETED", "aggregate");
  }

  @Test
  void aRunWithFewerBattlesThanPlacesPlaysThemAllAtOnce() {
    FakeRun run = new FakeRun(3, 20);

    stage.play(run);

    assertThat(run.mostAtATime()).isEqualTo(3);
    assertThat(run.begins()).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void aRunThatBeginsAgainPlaysOnlyWhatHasNotEnded() {
    FakeRun run =
        new FakeRun(6, 2)
            .endedAt(0, EndedReason.GOAL)
            .endedAt(2, EndedReason.LIMIT)
            .endedAt(5, EndedReason.ERROR);

    RunResult result = stage.play(run);

    assertThat(run.begins()).containsExactlyInAnyOrder(1, 3, 4);
    assertThat(result).isEqualTo(new RunResult(FakeRun.ID, RunState.COMPLETED, 4, 1, 0, 1, 0));
  }

  @Test
  void aRunWhoseBattlesHaveAllEndedEnds() {
    FakeRun run = new FakeRun(2, 2).endedAt(0, EndedReason.GOAL).endedAt(1, EndedReason.GOAL);

    assertThat(stage.play(run).state()).isEqualTo(RunState.COMPLETED);
    assertThat(run.begins()).isEmpty();
  }

  @Test
  void aRowThatHasEndedEndsTheWorkflowAtOnceWithItsResult() {
    FakeRun run = new FakeRun(5, 2).endedAs(RunState.FAILED);
    ScaleWorkflow workflow = stage.begin(run);

    assertThat(ScaleStage.endOf(workflow))
        .isEqualTo(new RunResult(FakeRun.ID, RunState.FAILED, 5, 0, 0, 0, 0));
    assertThat(workflow.status().state()).isEqualTo(RunState.FAILED);
    assertThat(run.begins()).isEmpty();
    assertThat(run.notes()).isEmpty();
  }

  @Test
  void aReportThatCannotBeMadeDoesNotKeepTheRunFromEnding() {
    FakeRun run = new FakeRun(2, 2).withABrokenReport();

    assertThat(stage.play(run).state()).isEqualTo(RunState.COMPLETED);
    assertThat(run.notes()).first().isEqualTo("end COMPLETED");
    assertThat(run.notes()).filteredOn("aggregate"::equals).hasSize(5);
  }

  @Test
  void everyEndIsCounted() {
    List<EndedReason> ends =
        List.of(
            EndedReason.GOAL,
            EndedReason.LIMIT,
            EndedReason.ABANDONED,
            EndedReason.TIMEOUT,
            EndedReason.ERROR);
    FakeRun run =
        new FakeRun(5, 5).each(index -> Order.ending(Duration.ofHours(1), ends.get(index)));

    assertThat(stage.play(run))
        .isEqualTo(new RunResult(FakeRun.ID, RunState.COMPLETED, 1, 2, 1, 1, 0));
    assertThat(run.reasons()).isEqualTo(ends);
  }
}
