package dev.gauntlet.workflows.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A paused run begins no battle, holds the open ones, and goes on when it is resumed. */
class ScalePauseTests {
  private static final Intent LUNCH = new Intent(1, "ann", "lunch");
  private static final Intent BACK = new Intent(2, "bob", null);

  @RegisterExtension final ScaleStage stage = new ScaleStage();

  @Test
  void aPausedRunBeginsNothingAndItsOpenBattlesAreTold() {
    FakeRun run = new FakeRun(10, 3);
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(90));

    workflow.pause(LUNCH);
    stage.pass(Duration.ofHours(10));

    assertThat(workflow.status().state()).isEqualTo(RunState.PAUSED);
    assertThat(workflow.status().held()).isEqualTo(LUNCH);
    assertThat(run.begins()).hasSize(6);
    assertThat(run.playing()).hasSize(3);
    assertThat(run.notes()).containsExactly("paused by ann, lunch", "tell PAUSE");
  }

  @Test
  void aResumedRunGoesOnWhereItStood() {
    FakeRun run = new FakeRun(10, 3);
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(90));
    workflow.pause(LUNCH);
    stage.pass(Duration.ofHours(10));

    workflow.resume(BACK);
    stage.pass(Duration.ofMinutes(1));

    assertThat(workflow.status().state()).isEqualTo(RunState.RUNNING);
    assertThat(workflow.status().held()).isNull();
    assertThat(ScaleStage.endOf(workflow).succeeded()).isEqualTo(10);
    assertThat(run.begins())
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 10).boxed().toList());
    assertThat(run.mostAtATime()).isEqualTo(3);
    assertThat(run.notes())
        .containsExactly(
            "paused by ann, lunch",
            "tell PAUSE",
            "resumed by bob",
            "tell RUN",
            "end COMPLETED",
            "aggregate");
  }

  @Test
  void pausesAndResumesInQuickSuccessionLeaveTheRunAsTheLastOneWants() {
    FakeRun run = new FakeRun(10, 3);
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(90));
    for (int version = 1; version <= 7; version += 2) {
      workflow.pause(new Intent(version, "ann", null));
      workflow.resume(new Intent(version + 1, "ann", null));
    }
    workflow.pause(new Intent(9, "ann", null));
    stage.pass(Duration.ofHours(10));
    assertThat(run.playing()).hasSize(3);
    for (int version = 10; version <= 16; version += 2) {
      workflow.resume(new Intent(version, "ann", null));
      workflow.pause(new Intent(version + 1, "ann", null));
    }
    workflow.resume(new Intent(18, "ann", null));

    assertThat(ScaleStage.endOf(workflow).succeeded()).isEqualTo(10);
    assertThat(run.begins()).hasSize(10);
    assertThat(run.mostAtATime()).isEqualTo(3);
  }

  @Test
  void aResumeThatIsOlderThanThePauseIsIgnored() {
    FakeRun run = new FakeRun(4, 1);
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(30));

    workflow.pause(new Intent(3, "ann", null));
    workflow.resume(new Intent(2, "bob", null));
    stage.pass(Duration.ofHours(10));

    assertThat(workflow.status().state()).isEqualTo(RunState.PAUSED);
    assertThat(run.begins()).containsExactly(0);
    workflow.resume(new Intent(4, "ann", null));
    assertThat(ScaleStage.endOf(workflow).succeeded()).isEqualTo(4);
  }

  @Test
  void pausingTwiceTellsTheBattlesOnce() {
    FakeRun run = new FakeRun(4, 1);
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(30));

    workflow.pause(LUNCH);
    stage.pass(Duration.ofHours(1));
    workflow.pause(new Intent(2, "bob", null));
    stage.pass(Duration.ofHours(1));

    assertThat(run.notes()).containsExactly("paused by ann, lunch", "tell PAUSE");
    workflow.resume(new Intent(3, "ann", null));
    assertThat(ScaleStage.endOf(workflow).succeeded()).isEqualTo(4);
  }

  @Test
  void aRunWhoseRowSaysPausedBeginsNothingUntilItIsResumed() {
    FakeRun run = new FakeRun(4, 2).wanted(Wanted.PAUSE, LUNCH);
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofHours(10));

    assertThat(workflow.status().state()).isEqualTo(RunState.PAUSED);
    assertThat(run.begins()).isEmpty();
    workflow.resume(BACK);
    assertThat(ScaleStage.endOf(workflow).succeeded()).isEqualTo(4);
  }

  @Test
  void aRunThatIsPausedBeforeItsFirstStepBeginsNothing() {
    FakeRun run = new FakeRun(4, 2);
    ScaleWorkflow workflow = stage.accept(run);
    workflow.pause(LUNCH);
    stage.raise();
    stage.pass(Duration.ofHours(10));

    assertThat(run.begins()).isEmpty();
    workflow.resume(BACK);
    assertThat(ScaleStage.endOf(workflow).succeeded()).isEqualTo(4);
  }

  /** The process may have died between the row and the battles. */
  @Test
  void aRunThatBeginsAgainAfterAResumeTellsTheBattlesThatWereNotTold() {
    FakeRun run = new FakeRun(4, 2).wanted(Wanted.RUN, BACK).begunAt(0, Wanted.PAUSE);
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofHours(10));

    assertThat(run.notes()).contains("tell RUN");
    assertThat(ScaleStage.endOf(workflow).succeeded()).isEqualTo(4);
  }

  @Test
  void aPauseByHandNeedsNoWords() {
    FakeRun run = new FakeRun(4, 2);
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(30));

    stage.stub(ScaleWorkflows.id(FakeRun.ID)).signal("pause");
    stage.pass(Duration.ofHours(10));

    assertThat(run.playing()).hasSize(2);
    assertThat(run.notes()).containsExactly("paused by Temporal", "tell PAUSE");
    stage.stub(ScaleWorkflows.id(FakeRun.ID)).signal("resume");
    assertThat(ScaleStage.endOf(workflow).succeeded()).isEqualTo(4);
  }
}
