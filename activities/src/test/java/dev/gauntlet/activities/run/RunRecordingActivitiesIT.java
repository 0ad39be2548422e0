package dev.gauntlet.activities.run;

import static dev.gauntlet.activities.Stage.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.activities.Stage;
import dev.gauntlet.storage.battle.BattleError;
import dev.gauntlet.storage.report.RunSummaries;
import dev.gauntlet.storage.run.RunRow;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.RunEnding;
import dev.gauntlet.workflows.scale.RunPlan;
import dev.gauntlet.workflows.scale.RunResult;
import dev.gauntlet.workflows.scale.RunState;
import dev.gauntlet.workflows.scale.ScaleInput;
import io.temporal.failure.ApplicationFailure;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunRecordingActivitiesIT {
  private final Stage stage = new Stage();
  private final StagedRun run = new StagedRun(stage, 3, null, 600);
  private final RunRecordingActivitiesImpl recording =
      new RunRecordingActivitiesImpl(
          run.progress,
          run.queries,
          run.ofRun,
          stage.progress,
          new RunSummaries(stage.jdbc),
          Optional.of("http://host"));

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theFirstStepReadsThePlanAndMarksTheRunRunning() {
    Intent pause = run.intents.want(run.id, Wanted.PAUSE, "ann", "lunch").orElseThrow();

    RunPlan plan = recording.beginRun(new ScaleInput(run.id, 0));

    assertThat(plan.ended()).isNull();
    assertThat(plan.battles()).isEqualTo(3);
    assertThat(plan.concurrency()).isEqualTo(50);
    assertThat(Objects.requireNonNull(plan.deadlineLeftMs())).isBetween(590_000L, 600_000L);
    assertThat(plan.wanted()).isEqualTo(Wanted.PAUSE);
    assertThat(plan.intent()).isEqualTo(pause);
    assertThat(plan.summary()).startsWith("gpt-4o-mini at openai");
    assertThat(plan.page()).isEqualTo("http://host/runs/" + run.id);
    assertThat(row().state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  void aRunThatHasEndedIsNotPlayedAgain() {
    run.begun(0);
    stage.progress.end(run.battles.get(0), new Ending(EndedReason.GOAL, null, null, null));
    run.ofRun.endAll(run.id, Ending.spent(EndedReason.BUDGET, "It is spent."));
    RunResult ended = recording.endRun(run.id, RunEnding.COMPLETED);

    assertThat(ended).isEqualTo(new RunResult(run.id, RunState.COMPLETED, 1, 0, 2, 0, 0));
    assertThat(recording.beginRun(new ScaleInput(run.id, 0)).ended()).isEqualTo(ended);
    assertThat(recording.endRun(run.id, RunEnding.failed("Again."))).isEqualTo(ended);
  }

  @Test
  void aRunThatIsNotThereFailsForGood() {
    ApplicationFailure failure = failureOf(() -> recording.beginRun(new ScaleInput("nowhere", 0)));

    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).isEqualTo("There is no run nowhere in the database.");
  }

  @Test
  void theFirstStepIsTakenAgainOnceTheDatabaseIsBack() {
    stage.faults.down(true);
    ApplicationFailure failure = failureOf(() -> recording.beginRun(new ScaleInput(run.id, 0)));
    assertThat(failure.isNonRetryable()).isFalse();
    assertThatThrownBy(() -> recording.endRun(run.id, RunEnding.COMPLETED)).isNotNull();

    stage.faults.down(false);

    assertThat(recording.beginRun(new ScaleInput(run.id, 0)).ended()).isNull();
  }

  @Test
  void whatIsLeftOfAPartitionIsWhatHasNotEnded() {
    recording.settle(run.id, 1, "It was closed.");

    assertThat(recording.remaining(run.id, 0)).containsExactly(0, 2);
    assertThat(recording.remaining(run.id, 1)).isEmpty();
    assertThat(Objects.requireNonNull(run.row(1).end()).error())
        .isEqualTo(new BattleError("INTERNAL", "It was closed."));
  }

  @Test
  void settlingABattleThatEndedOrIsNotThereChangesNothing() {
    stage.progress.end(run.battles.get(0), new Ending(EndedReason.GOAL, null, null, null));

    recording.settle(run.id, 0, "It was closed.");
    recording.settle(run.id, 7, "It was closed.");

    assertThat(Objects.requireNonNull(run.row(0).end()).reason()).isEqualTo(EndedReason.GOAL);
  }

  @Test
  void battlesThatWereNeverBegunEndWhileOthersGoOn() {
    run.begun(1);

    recording.endUnbegun(run.id, Ending.of(Wanted.CANCEL, new Intent(1, "ann", "too dear")));

    assertThat(run.row(1).end()).isNull();
    assertThat(Objects.requireNonNull(run.row(0).end()).by()).isEqualTo("ann");
    assertThat(run.happenings(2)).containsExactly("ended");
  }

  @Test
  void pausingGoingOnAndTheEndAreWrittenDown() {
    recording.beginRun(new ScaleInput(run.id, 0));
    recording.runPaused(run.id, new Intent(0, "Temporal", null));
    assertThat(row().state()).isEqualTo(RunState.PAUSED);
    recording.runResumed(run.id, new Intent(0, "Temporal", null));
    assertThat(row().state()).isEqualTo(RunState.RUNNING);

    RunResult result =
        recording.endRun(run.id, new RunEnding(RunState.CANCELLED, null, "too dear", "Temporal"));

    assertThat(result.state()).isEqualTo(RunState.CANCELLED);
    assertThat(row().endedBy()).isEqualTo("Temporal");
  }

  private RunRow row() {
    return run.queries.find(run.id).orElseThrow();
  }
}
