package dev.gauntlet.workflows.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SummaryStepTests {

  @RegisterExtension private final ScaleStage stage = new ScaleStage();

  private final FakeRun run =
      new FakeRun(3, 3)
          .each(Order.lasting(Duration.ofMinutes(1)))
          .at(1, Order.ending(Duration.ofMinutes(2), EndedReason.LIMIT));

  @Test
  void aRunIsSummedUpWhenItsBattlesAreOverAndBeforeItEnds() {
    RunResult result = stage.play(run.summedUpBy(FakeSummary.writing()));

    assertThat(result.state()).isEqualTo(RunState.COMPLETED);
    assertThat(run.notes())
        .containsExactly("anything to summarise", "summarise r-1 0", "end COMPLETED", "aggregate");
  }

  @Test
  void theRequestGoesToTheProvidersQueueAndSaysNothingThatWasSaid() {
    stage.play(run.summedUpBy(FakeSummary.writing()));

    List<HistoryEvent> requests =
        stage.history(ScaleWorkflows.id(FakeRun.ID)).getEvents().stream()
            .filter(event ->
                event
                    .getActivityTaskScheduledEventAttributes()
                    .getActivityType()
                    .getName()
                    .equals("Summarise"))
            .toList();
    assertThat(requests).hasSize(1);
    var request = requests.getFirst().getActivityTaskScheduledEventAttributes();
    assertThat(request.getTaskQueue().getName())
        .isEqualTo(TaskQueues.ofProvider(FakeSummary.PROVIDER));
    assertThat(request.getStartToCloseTimeout().getSeconds()).isEqualTo(240);
    assertThat(request.getPriority().getPriorityKey()).isEqualTo(5);
    assertThat(request.getInput().getPayloads(0).getData().toStringUtf8())
        .isEqualTo("{\"runId\":\"r-1\",\"ordinal\":0}");
  }

  @Test
  void aRunThatOrderedNoneIsNot() {
    stage.play(run);

    assertThat(run.notes()).containsExactly("end COMPLETED", "aggregate");
  }

  @Test
  void anAnswerThatCannotBeReadIsAskedForOnceMore() {
    stage.play(run.summedUpBy(FakeSummary.writingAfter(1)));

    assertThat(run.notes()).containsSubsequence("summarise r-1 0", "summarise r-1 1");
  }

  @Test
  void butNotTwice() {
    stage.play(run.summedUpBy(FakeSummary.writingAfter(9)));

    assertThat(run.notes())
        .containsExactly(
            "anything to summarise",
            "summarise r-1 0",
            "summarise r-1 1",
            "end COMPLETED",
            "aggregate");
  }

  @Test
  void nobodyIsAskedAboutARunThatSaysNothingOfTheAgent() {
    run.each(Order.ending(Duration.ofMinutes(1), EndedReason.ERROR))
        .summedUpBy(FakeSummary.writing());

    stage.play(run);

    assertThat(run.notes()).containsExactly("anything to summarise", "end COMPLETED", "aggregate");
  }

  @ParameterizedTest
  @EnumSource(names = {"PROVIDER_UNAVAILABLE", "BUDGET_SPENT", "AUTHENTICATION", "INTERNAL"})
  void aFailureIsWrittenDownAndFailsNothingElse(FailureType failure) {
    RunResult result = stage.play(run.summedUpBy(FakeSummary.failing(failure)));

    assertThat(result.state()).isEqualTo(RunState.COMPLETED);
    assertThat(run.notes())
        .containsSubsequence(
            "no summary: " + failure + " The writer is out.", "end COMPLETED", "aggregate");
  }

  @Test
  void aCancelAbortsTheRequest() {
    ScaleWorkflow workflow = stage.begin(run.summedUpBy(FakeSummary.silent()));
    // No longer: while a request is on its way, no time is skipped.
    stage.pass(Duration.ofMinutes(2));
    ScaleStage.awaitNote(run, "summarise r-1 0");

    workflow.cancel(new Intent(1, "ann", "too dear"));

    assertThat(ScaleStage.endOf(workflow).state()).isEqualTo(RunState.CANCELLED);
    ScaleStage.awaitNote(run, "aborted");
    assertThat(run.notes())
        .containsSubsequence(
            "no summary: CANCELLED The run was cancelled before its summary was written.",
            "end CANCELLED by ann");
  }

  @Test
  void aRunThatWasCancelledBeforeIsNotSummedUp() {
    run.wanted(Wanted.CANCEL, new Intent(1, "ann", null)).summedUpBy(FakeSummary.writing());

    stage.play(run);

    assertThat(run.notes())
        .contains("no summary: CANCELLED The run was cancelled before its summary was written.")
        .noneMatch(note -> note.startsWith("summarise"));
  }

  @Test
  void theDeadlineOfTheRunEndsTheWaitForAProvider() {
    run.deadlineIn(Duration.ofMinutes(10))
        .summedUpBy(FakeSummary.comingBackIn(Duration.ofHours(1)));

    RunResult result = stage.play(run);

    assertThat(result.state()).isEqualTo(RunState.COMPLETED);
    assertThat(run.notes())
        .contains(
            "no summary: TIME_SPENT The deadline of the run passed before its summary was written.");
  }

  @Test
  void nothingIsBoughtWhileTheRunIsPaused() {
    run.summedUpBy(FakeSummary.writing());
    ScaleWorkflow workflow = stage.begin(run);
    workflow.pause(new Intent(1, "ann", null));
    ScaleStage.awaitState(workflow, RunState.PAUSED);
    stage.pass(Duration.ofHours(1));
    assertThat(run.notes()).noneMatch(note -> note.startsWith("summarise"));

    workflow.resume(new Intent(2, "ann", null));

    assertThat(ScaleStage.endOf(workflow).state()).isEqualTo(RunState.COMPLETED);
    assertThat(run.notes()).containsSubsequence("resumed by ann", "summarise r-1 0");
  }
}
