package dev.gauntlet.workflows.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run of more than 400 battles is played in parts, and looks the same from outside. */
class ScalePartitionTests {
  private static final String RUN = ScaleWorkflows.id(FakeRun.ID);
  private static final Intent BY_ANN = new Intent(1, "ann", "too dear");

  @RegisterExtension final ScaleStage stage = new ScaleStage();

  /** Forty battles are left of a thousand: sixteen, sixteen and eight. */
  private final FakeRun run = new FakeRun(1_000, 8).withOnlyEvery(25);

  @Test
  void fourHundredBattlesArePlayedByTheRunItself() {
    FakeRun whole = new FakeRun(400, 8).withOnlyEvery(40);

    stage.play(whole);

    assertThat(stage.children(RUN)).hasSize(10).allMatch(id -> id.startsWith("battle/"));
  }

  @Test
  void oneMoreIsPlayedInTwoParts() {
    FakeRun most = new FakeRun(401, 8).withOnlyEvery(40);
    ScaleWorkflow workflow = stage.begin(most);

    assertThat(ScaleStage.endOf(workflow).succeeded()).isEqualTo(401);
    assertThat(most.begins()).hasSize(11).doesNotHaveDuplicates();
    assertThat(stage.children(RUN)).containsExactly("run/r-1/0", "run/r-1/1");
    assertThat(workflow.status().partitions()).isEqualTo(2);
  }

  @Test
  void theConcurrencyHoldsOverAllParts() {
    stage.play(run.each(index -> Order.lasting(Duration.ofMinutes(60 + index))));

    assertThat(run.mostAtATime()).isEqualTo(8);
    assertThat(run.shareBelow(7)).isLessThan(0.01);
    assertThat(run.begins()).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void battlesThatTakeLongKeepFewPlacesFromTheNextPart() {
    FakeRun slow =
        new FakeRun(1_600, 24)
            .withOnlyEvery(10)
            .each(index -> Order.lasting(Duration.ofHours(index % 400 == 0 ? 50 : 1 + index % 3)));

    stage.play(slow);

    assertThat(slow.mostAtATime()).isEqualTo(24);
    assertThat(slow.shareBelow(24 - 3)).isLessThan(0.01);
  }

  @Test
  void noSlotIsLostAndNoneIsGivenTwice() {
    stage.play(run.each(index -> Order.lasting(Duration.ofMinutes(60 + index % 90))));

    SlotLedger ledger = new SlotLedger(8, stage.history(RUN).getEvents());
    assertThat(ledger.leftAfterGiving()).hasSizeGreaterThan(10).containsOnly(0);
    assertThat(ledger.fewestHeld()).isZero();
    assertThat(ledger.free()).isEqualTo(8);
  }

  @Test
  void aPartOfWhichNothingIsLeftIsPassed() {
    FakeRun late = new FakeRun(1_000, 8).withOnlyEvery(25);
    IntStream.range(0, 800).forEach(index -> late.endedAt(index, EndedReason.GOAL));

    assertThat(stage.play(late).succeeded()).isEqualTo(1_000);
    assertThat(late.begins()).hasSize(8);
  }

  @Test
  void aPauseHoldsAllPartsAndAResumeLetsThemGoOn() {
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(150));
    workflow.pause(BY_ANN);
    stage.pass(Duration.ofHours(10));

    assertThat(workflow.status().state()).isEqualTo(RunState.PAUSED);
    assertThat(run.begins()).hasSize(24);
    assertThat(run.playing()).hasSize(8);
    workflow.resume(new Intent(2, "ann", null));
    assertThat(ScaleStage.endOf(workflow).succeeded()).isEqualTo(1_000);
    assertThat(run.begins()).hasSize(40).doesNotHaveDuplicates();
    assertThat(run.mostAtATime()).isEqualTo(8);
  }

  @Test
  void pausesAndResumesInQuickSuccessionReachAllParts() {
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(150));
    for (int version = 1; version <= 7; version += 2) {
      workflow.pause(new Intent(version, "ann", null));
      workflow.resume(new Intent(version + 1, "ann", null));
    }

    assertThat(ScaleStage.endOf(workflow).succeeded()).isEqualTo(1_000);
    assertThat(run.begins()).hasSize(40).doesNotHaveDuplicates();
    assertThat(run.mostAtATime()).isEqualTo(8);
  }

  @Test
  void aCancelEndsAllParts() {
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(150));

    workflow.cancel(BY_ANN);

    assertThat(ScaleStage.endOf(workflow))
        .isEqualTo(new RunResult(FakeRun.ID, RunState.CANCELLED, 976, 0, 0, 0, 24));
    assertThat(run.begins()).hasSize(24);
    assertThat(run.ending(975)).isEqualTo(new Ending(EndedReason.MANUAL, null, "too dear", "ann"));
    assertThat(stage.children(RUN)).hasSize(2);
  }

  @Test
  void aCancelBeforeTheFirstStepBeginsNoPart() {
    ScaleWorkflow workflow = stage.accept(run);
    workflow.cancel(BY_ANN);
    stage.raise();

    assertThat(ScaleStage.endOf(workflow).cancelled()).isEqualTo(40);
    assertThat(stage.children(RUN)).isEmpty();
  }

  @Test
  void aDeadlineEndsAllParts() {
    RunResult result = stage.play(run.deadlineIn(Duration.ofMinutes(150)));

    assertThat(result).isEqualTo(new RunResult(FakeRun.ID, RunState.COMPLETED, 976, 0, 24, 0, 0));
    assertThat(run.begins()).hasSize(24);
  }

  @Test
  void onceOnePartHasFoundTheBudgetSpentNoPartBeginsAnything() {
    run.at(0, Order.ending(Duration.ofMinutes(150), EndedReason.BUDGET)).withABudget();
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(155));
    List<Integer> begun = run.begins();
    assertThat(begun).hasSizeBetween(20, 26).contains(400);

    RunResult result = ScaleStage.endOf(workflow);

    assertThat(run.begins()).isEqualTo(begun);
    assertThat(result.state()).isEqualTo(RunState.COMPLETED);
    assertThat(result.uncovered()).isEqualTo(1 + 40 - begun.size());
    assertThat(stage.children(RUN)).hasSize(2);
  }

  @Test
  void aPartThatFailsIsSettledAndTheOthersArePlayed() {
    stage.withPartitions(BreakingPartition.class);

    RunResult result = stage.play(run);

    assertThat(result.state()).isEqualTo(RunState.COMPLETED);
    assertThat(result.failed()).isBetween(1, 15);
    assertThat(run.begins()).hasSize(40 - result.failed());
    assertThat(run.mostAtATime()).isEqualTo(8);
    assertThat(run.ending(775))
        .isEqualTo(
            Ending.failed(
                FailureType.INTERNAL,
                "The workflow that played this part of the run was closed from outside, in Temporal"
                    + " itself."));
    SlotLedger ledger = new SlotLedger(8, stage.history(RUN).getEvents());
    assertThat(ledger.leftAfterGiving()).containsOnly(0);
    assertThat(ledger.free()).isEqualTo(8);
  }

  @Test
  void aBattleThatTheSweeperFoundClosedGivesItsPlaceToTheNextInItsPart() {
    run.at(400, Order.ENDLESS);
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofHours(20));
    assertThat(run.playing()).containsExactly(400);

    stage.terminate(run, 400);
    run.end(400, EndedReason.ERROR);
    workflow.closed(400);

    assertThat(ScaleStage.endOf(workflow).failed()).isEqualTo(1);
  }

  @Test
  void aClosedBattleIsHeardOfAfterANativeCancelToo() {
    run.at(400, Order.ENDLESS.lingering(Duration.ofDays(1_000)));
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(150));
    stage.cancelNatively();
    stage.pass(Duration.ofHours(1));

    stage.terminate(run, 400);
    run.end(400, EndedReason.ERROR);
    workflow.closed(400);
    stage.pass(Duration.ofHours(1));

    assertThat(workflow.status().state()).isEqualTo(RunState.CANCELLED);
    assertThat(run.reasons()).doesNotContainNull();
  }

  @Test
  void aNativeCancelOfAPartDoesNotKeepItFromPlayingOn() {
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(30));

    stage.stub("run/r-1/0").cancel();

    assertThat(ScaleStage.endOf(workflow).succeeded()).isEqualTo(1_000);
  }

  /** The longest battle is open while the part, which has slots to hand on, finds no run. */
  @Test
  void aPartThatIsCancelledBeforeItsFirstStepPlaysOnEvenWithoutItsRun() {
    run.each(index -> Order.lasting(Duration.ofMinutes(60 + index)));
    stage.hire(run);
    WorkflowStub part =
        stage
            .client()
            .newUntypedWorkflowStub(
                "ScalePartition",
                WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.RUNS).build());
    part.start(new PartitionInput(FakeRun.ID, 0, 8, 1_000, FakeRun.SUMMARY));
    part.cancel();
    stage.raise();

    assertThatThrownBy(() -> part.getResult(Boolean.class))
        .hasCauseInstanceOf(CanceledFailure.class);
    assertThat(run.begins()).hasSize(16);
    assertThat(run.playing()).isEmpty();
  }
}
