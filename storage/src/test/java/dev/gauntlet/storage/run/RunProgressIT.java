package dev.gauntlet.storage.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.AtOnce;
import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.BattleError;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.RunEnding;
import dev.gauntlet.workflows.scale.RunState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunProgressIT {
  private static final TestStore STORE = TestStore.create();
  private static final RunProgress PROGRESS = STORE.runProgress;

  @Test
  void aRunBeginsOnceAndKeepsWhenThatWas() {
    String run = STORE.admitRun(Specs.run(2));

    RunRow begun = PROGRESS.begin(run).orElseThrow();
    RunRow again = PROGRESS.begin(run).orElseThrow();

    assertThat(begun.state()).isEqualTo(RunState.RUNNING);
    assertThat(begun.startedAt()).isNotNull();
    assertThat(again.startedAt()).isEqualTo(begun.startedAt());
    assertThat(PROGRESS.begin("nowhere")).isEmpty();
  }

  @Test
  void whatHasEndedDoesNotBegin() {
    String run = STORE.admitRun(Specs.run(2));
    RunRow ended = PROGRESS.end(run, RunEnding.failed("It could not be begun."));

    assertThat(PROGRESS.begin(run)).contains(ended);
    assertThat(ended.startedAt()).isNull();
  }

  @Test
  void pausingAndGoingOnAreRecordedOnceEach() {
    String run = begun();
    Intent pause = want(run, Wanted.PAUSE, "ann", "lunch");
    PROGRESS.paused(run, pause);
    Instant paused = STORE.runRow(run).updatedAt();
    PROGRESS.paused(run, pause);
    assertThat(STORE.runRow(run).state()).isEqualTo(RunState.PAUSED);
    assertThat(STORE.runRow(run).updatedAt()).isEqualTo(paused);

    Intent resume = want(run, Wanted.RUN, "bob", null);
    PROGRESS.resumed(run, resume);
    PROGRESS.resumed(run, resume);

    assertThat(STORE.runRow(run).state()).isEqualTo(RunState.RUNNING);
    assertThat(STORE.runRow(run).intent()).isEqualTo(new Intent(2, "bob", null));
  }

  @Test
  void aPausedRunThatBeginsAgainIsStillPausedUntilSomebodyWantsItToGoOn() {
    String run = begun();
    PROGRESS.paused(run, want(run, Wanted.PAUSE, "ann", "lunch"));
    assertThat(PROGRESS.begin(run).orElseThrow().state()).isEqualTo(RunState.PAUSED);

    want(run, Wanted.RUN, "bob", null);

    assertThat(PROGRESS.begin(run).orElseThrow().state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  void aPauseByHandIsWrittenDownAndALateOneUndoesNoCancel() {
    String byHand = begun();
    PROGRESS.paused(byHand, new Intent(0, "Temporal", null));
    assertThat(STORE.runRow(byHand).wanted()).isEqualTo(Wanted.PAUSE);
    assertThat(STORE.runRow(byHand).intent()).isEqualTo(new Intent(0, "Temporal", null));

    String late = begun();
    Intent pause = want(late, Wanted.PAUSE, "ann", null);
    want(late, Wanted.CANCEL, "bob", "stop");
    PROGRESS.paused(late, pause);
    assertThat(STORE.runRow(late).wanted()).isEqualTo(Wanted.CANCEL);
    assertThat(STORE.runRow(late).intent()).isEqualTo(new Intent(2, "bob", "stop"));
  }

  @Test
  void theFirstEndIsTheEnd() throws Exception {
    String run = begun();
    List<RunEnding> endings =
        List.of(RunEnding.COMPLETED, cancelledBy("Temporal", null), RunEnding.failed("Closed."));

    List<RunRow> rows = AtOnce.each(3, n -> PROGRESS.end(run, endings.get(n)));

    assertThat(rows).allMatch(rows.getFirst()::equals);
    assertThat(rows.getFirst().endedAt()).isNotNull();
    assertThat(PROGRESS.end(run, RunEnding.failed("Again."))).isEqualTo(rows.getFirst());
  }

  @Test
  void aCancelledRunSaysWhoWantedItFirstAndWhy() {
    String run = begun();
    want(run, Wanted.CANCEL, "ann", "too dear");

    RunRow ended = PROGRESS.end(run, cancelledBy("Temporal", "by signal"));

    assertThat(ended.state()).isEqualTo(RunState.CANCELLED);
    assertThat(ended.endedBy()).isEqualTo("ann");
    assertThat(ended.intent()).isEqualTo(new Intent(1, "ann", "too dear"));
  }

  @Test
  void aCancelByHandSaysWhereItCameFromAndWhy() {
    String run = begun();
    want(run, Wanted.RUN, "ann", "lunch is over");

    RunRow ended = PROGRESS.end(run, cancelledBy("Temporal", "an operator"));

    assertThat(ended.endedBy()).isEqualTo("Temporal");
    assertThat(ended.wanted()).isEqualTo(Wanted.CANCEL);
    assertThat(ended.intent()).isEqualTo(new Intent(1, "Temporal", "an operator"));
  }

  @Test
  void aRunThatWasOverBeforeTheCancelReachedItIsCompleted() {
    String run = begun();
    want(run, Wanted.CANCEL, "ann", null);

    RunRow ended = PROGRESS.end(run, RunEnding.COMPLETED);

    assertThat(ended.state()).isEqualTo(RunState.COMPLETED);
    assertThat(ended.endedBy()).isNull();
    assertThat(ended.error()).isNull();
  }

  @Test
  void aFailedRunSaysWhatFailed() {
    RunRow ended = PROGRESS.end(begun(), RunEnding.failed("It was closed."));

    assertThat(ended.state()).isEqualTo(RunState.FAILED);
    assertThat(ended.error()).isEqualTo(new BattleError("INTERNAL", "It was closed."));
    assertThat(ended.endedBy()).isNull();
  }

  @Test
  void whatIsLeftOfAPartitionAreItsBattlesThatHaveNotEnded() {
    String run = STORE.admitRun(Specs.run(6));
    List<String> battles = STORE.battlesOf(run);
    STORE.progress.begin(battles.get(1));
    STORE.progress.end(battles.get(2), new Ending(EndedReason.GOAL, null, null, null));

    assertThat(PROGRESS.remaining(run, 0, 4)).containsExactly(0, 1, 3);
    assertThat(PROGRESS.remaining(run, 4, 8)).containsExactly(4, 5);
    assertThat(PROGRESS.remaining(run, 8, 12)).isEmpty();
  }

  @Test
  void theDeadlineCountsFromTheBeginAndIsNeverLessThanNow() {
    RunSpec usual = Specs.run(2);
    String run =
        STORE.admitRun(
            new RunSpec(usual.battle(), 2, 2, null, 60, usual.seed(), usual.scenarios(), null));
    PROGRESS.begin(run);
    assertThat(PROGRESS.deadlineLeftMs(run).orElseThrow()).isBetween(50_000L, 60_000L);

    STORE
        .jdbc
        .sql("update runs set started_at = now() - interval '2 minutes' where id = ?")
        .param(run)
        .update();

    assertThat(PROGRESS.deadlineLeftMs(run)).contains(0L);
    assertThat(PROGRESS.deadlineLeftMs(begun())).isEmpty();
  }

  private static String begun() {
    String run = STORE.admitRun(Specs.run(2));
    PROGRESS.begin(run);
    return run;
  }

  private static Intent want(String run, Wanted wanted, String by, @Nullable String reason) {
    return STORE.runIntents.want(run, wanted, by, reason).orElseThrow();
  }

  private static RunEnding cancelledBy(String by, @Nullable String reason) {
    return new RunEnding(RunState.CANCELLED, null, reason, by);
  }
}
