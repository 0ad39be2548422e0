package dev.gauntlet.storage.battle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.journal.Opened;
import dev.gauntlet.storage.journal.TestCalls;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BattleProgressIT {
  private static final TestStore STORE = TestStore.create();
  private static final BattleProgress PROGRESS = STORE.progress;

  @Test
  void theFirstStepStartsTheBattleAndSaysItsOpeningLine() {
    String id = STORE.admit(Specs.opening("Where is my order?"));

    BattleRow begun = PROGRESS.begin(id).orElseThrow();

    assertThat(begun.state()).isEqualTo(BattleState.RUNNING);
    assertThat(begun.messageCount()).isEqualTo(1);
    assertThat(STORE.happenings(id)).containsExactly("started", "message");
    assertThat(STORE.queries.messages(id, 0, 10))
        .extracting(StoredMessage::content, StoredMessage::role, StoredMessage::author)
        .containsExactly(tuple("Where is my order?", "user", "script"));
  }

  @Test
  void beginningAgainSaysThatTheWorkerWasLostAndWhatWasSaidLast() {
    String id = STORE.admit(Specs.opening("Where is my order?"));
    Instant started = PROGRESS.begin(id).orElseThrow().startedAt();

    BattleRow again = PROGRESS.begin(id).orElseThrow();

    assertThat(again.startedAt()).isEqualTo(started);
    assertThat(again.messageCount()).isEqualTo(1);
    assertThat(STORE.happenings(id)).containsExactly("started", "message", "worker_lost");
    assertThat(STORE.queries.events(id, 2, 1).getFirst().seq()).isEqualTo(1);
  }

  @Test
  void whatHasEndedDoesNotBegin() {
    String id = STORE.admit(Specs.opening("Where is my order?"));
    PROGRESS.end(id, new Ending(EndedReason.TIMEOUT, null, null, null));

    BattleRow row = PROGRESS.begin(id).orElseThrow();

    assertThat(row.state()).isEqualTo(BattleState.COMPLETED);
    assertThat(row.startedAt()).isNull();
    assertThat(STORE.happenings(id)).containsExactly("ended");
    assertThat(PROGRESS.begin("nowhere")).isEmpty();
  }

  @Test
  void timesAreInstantsWhateverTheSessionsZone() {
    String id = STORE.begin();

    assertThat(STORE.row(id).createdAt())
        .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now().plusSeconds(5));
    assertThat(STORE.row(id).startedAt()).isAfterOrEqualTo(STORE.row(id).createdAt());
  }

  @Test
  void pausingAndGoingOnAreRecordedOnceEach() {
    String id = STORE.begin();
    Intent pause = STORE.intents.want(id, Wanted.PAUSE, "ann", "lunch").orElseThrow();
    PROGRESS.paused(id, pause);
    PROGRESS.paused(id, pause);
    assertThat(STORE.row(id).state()).isEqualTo(BattleState.PAUSED);

    Intent resume = STORE.intents.want(id, Wanted.RUN, "bob", null).orElseThrow();
    PROGRESS.resumed(id, resume);
    PROGRESS.resumed(id, resume);

    assertThat(STORE.row(id).state()).isEqualTo(BattleState.RUNNING);
    assertThat(STORE.happenings(id)).containsExactly("started", "paused", "resumed");
    assertThat(STORE.queries.events(id, 1, 1).getFirst().data())
        .contains("\"by\": \"ann\"", "\"reason\": \"lunch\"");
  }

  @Test
  void aPausedBattleThatBeginsAgainIsStillPaused() {
    String id = STORE.begin();
    PROGRESS.paused(id, STORE.intents.want(id, Wanted.PAUSE, "ann", "lunch").orElseThrow());

    BattleRow row = PROGRESS.begin(id).orElseThrow();

    assertThat(row.state()).isEqualTo(BattleState.PAUSED);
    assertThat(row.wanted()).isEqualTo(Wanted.PAUSE);
    assertThat(row.intent()).isEqualTo(new Intent(1, "ann", "lunch"));
  }

  @Test
  void aResumeThatCameWhileNobodyPlayedIsTakenUpWhenTheBattleBeginsAgain() {
    String id = STORE.begin();
    PROGRESS.paused(id, STORE.intents.want(id, Wanted.PAUSE, "ann", "lunch").orElseThrow());
    STORE.intents.want(id, Wanted.RUN, "bob", null);

    assertThat(PROGRESS.begin(id).orElseThrow().state()).isEqualTo(BattleState.RUNNING);
    assertThat(STORE.happenings(id)).endsWith("paused", "worker_lost", "resumed");
  }

  @Test
  void aSignalSentByHandIsWrittenDownWithItsOwnReason() {
    String id = STORE.begin();
    PROGRESS.paused(id, STORE.intents.want(id, Wanted.PAUSE, "ann", "lunch").orElseThrow());

    PROGRESS.resumed(id, new Intent(1, "Temporal", null));

    assertThat(STORE.row(id).wanted()).isEqualTo(Wanted.RUN);
    assertThat(STORE.row(id).intent()).isEqualTo(new Intent(1, "Temporal", null));
  }

  @Test
  void aLatePauseDoesNotUndoACancelInTheRow() {
    String id = STORE.begin();
    Intent pause = STORE.intents.want(id, Wanted.PAUSE, "ann", null).orElseThrow();
    STORE.intents.want(id, Wanted.CANCEL, "bob", "stop");

    PROGRESS.paused(id, pause);

    assertThat(STORE.row(id).wanted()).isEqualTo(Wanted.CANCEL);
    assertThat(STORE.row(id).intent()).isEqualTo(new Intent(2, "bob", "stop"));
  }

  @Test
  void theFirstEndIsTheEnd() {
    String id = STORE.begin();
    STORE.intents.want(id, Wanted.CANCEL, "ann", "too dear");

    BattleRow ended =
        PROGRESS.end(id, new Ending(EndedReason.MANUAL, null, "by signal", "Temporal"));
    BattleRow again = PROGRESS.end(id, new Ending(EndedReason.GOAL, null, null, null));

    assertThat(ended.state()).isEqualTo(BattleState.CANCELLED);
    assertThat(endOf(ended).by()).isEqualTo("ann");
    assertThat(again).isEqualTo(ended);
    assertThat(STORE.happenings(id)).containsExactly("started", "ended");
    assertThat(STORE.queries.events(id, 1, 1).getFirst().data())
        .contains("\"endedReason\": \"manual\"", "\"by\": \"ann\"");
  }

  @Test
  void aCancelThatNoRowHoldsKeepsWhereItCameFrom() {
    String id = STORE.begin();

    BattleRow ended = PROGRESS.end(id, new Ending(EndedReason.MANUAL, null, "by hand", "Temporal"));

    assertThat(endOf(ended).by()).isEqualTo("Temporal");
  }

  @Test
  void aStepThatTheRunsDeadlineAbortedEndsTheBattleAsATimeout() {
    String id = STORE.begin();
    STORE.intents.want(id, Wanted.EXPIRE, "gauntlet", "The deadline has passed.");

    BattleRow ended = PROGRESS.end(id, new Ending(EndedReason.MANUAL, null, null, "Temporal"));

    assertThat(endOf(ended).reason()).isEqualTo(EndedReason.TIMEOUT);
    assertThat(endOf(ended).detail()).isEqualTo("The deadline has passed.");
    assertThat(endOf(ended).by()).isNull();
  }

  @Test
  void aGoalReachedWhileItWasBeingCancelledIsAGoal() {
    String id = STORE.begin();
    STORE.intents.want(id, Wanted.CANCEL, "ann", null);

    BattleRow ended = PROGRESS.end(id, new Ending(EndedReason.GOAL, null, null, null));

    assertThat(ended.state()).isEqualTo(BattleState.COMPLETED);
    assertThat(endOf(ended).by()).isNull();
  }

  @Test
  void aBattleWhoseRunsDeadlinePassedBuysNothingMoreAndEndsByTime() {
    String run = STORE.admitRun(Specs.run(1));
    String id = STORE.battlesOf(run).getFirst();
    PROGRESS.begin(id);
    assertThat(PROGRESS.isOver(TestCalls.turn(id))).isFalse();
    Intent late = new Intent(0, "gauntlet", "The deadline has passed.");
    STORE.battlesOfRun.want(run, Wanted.EXPIRE, late);

    assertThat(PROGRESS.isOver(TestCalls.turn(id))).isTrue();
    assertThat(new TestCalls(STORE).open(TestCalls.turn(id))).isEqualTo(new Opened.BattleOver());
    assertThat(STORE.intents.want(id, Wanted.CANCEL, "ann", null)).isEmpty();

    BattleRow ended = PROGRESS.end(id, Ending.of(Wanted.EXPIRE, late));
    assertThat(ended.state()).isEqualTo(BattleState.COMPLETED);
    assertThat(endOf(ended).reason()).isEqualTo(EndedReason.TIMEOUT);
    assertThat(endOf(ended).detail()).isEqualTo("The deadline has passed.");
    assertThat(endOf(ended).by()).isNull();
  }

  @Test
  void anEndByAFailureSaysWhatFailed() {
    String id = STORE.begin();

    BattleRow ended =
        PROGRESS.end(id, Ending.failed(FailureType.NOT_FOUND, "There is no such model."));

    assertThat(ended.state()).isEqualTo(BattleState.FAILED);
    assertThat(endOf(ended).error())
        .isEqualTo(new BattleError("NOT_FOUND", "There is no such model."));
  }

  @Test
  void ofManyEndsAtOnceOneIsTheEnd() throws Exception {
    String id = STORE.begin();
    List<EndedReason> reasons = List.of(EndedReason.GOAL, EndedReason.LIMIT, EndedReason.BUDGET);

    List<BattleRow> rows =
        atOnce(3, n -> PROGRESS.end(id, new Ending(reasons.get(n), null, null, null)));

    assertThat(rows).allMatch(rows.getFirst()::equals);
    assertThat(STORE.happenings(id)).containsExactly("started", "ended");
  }

  @Test
  void theSameLineSaidByManyAtOnceIsSaidOnce() throws Exception {
    String id = STORE.begin();

    atOnce(
        4,
        n -> {
          STORE.say(id, 6);
          return STORE.row(id);
        });

    assertThat(STORE.queries.messages(id, 0, 100))
        .extracting(StoredMessage::seq)
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(STORE.row(id).messageCount()).isEqualTo(6);
    assertThat(STORE.row(id).eventCount()).isEqualTo(7);
  }

  @Test
  void aMessageWithAGapIsNotSaid() {
    String id = STORE.begin();

    PROGRESS.say(TestStore.line(id, 2));
    PROGRESS.say(TestStore.line(id, 3));

    assertThat(STORE.queries.messages(id, 0, 100)).isEmpty();
    assertThat(STORE.happenings(id)).containsExactly("started");
  }

  @Test
  void positionsAreDenseHoweverManyWriteAndSomeTakeItBack() throws Exception {
    String id = STORE.begin();

    atOnce(
        8,
        n -> {
          for (int i = 0; i < 10; i++) {
            boolean takenBack = (n + i) % 3 == 0;
            STORE.transactions.executeWithoutResult(status -> {
              STORE.events.append(id, new Happening.WorkerLost(1));
              if (takenBack) {
                status.setRollbackOnly();
              }
            });
          }
          return STORE.row(id);
        });

    List<BattleEvent> events = STORE.queries.events(id, 0, 1_000);
    assertThat(events)
        .extracting(BattleEvent::position)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, STORE.row(id).eventCount()).boxed().toList());
    assertThat(events).hasSizeGreaterThan(50);
  }

  private static BattleRow.End endOf(BattleRow row) {
    return Objects.requireNonNull(row.end());
  }

  private interface Doing {
    BattleRow act(int n);
  }

  private static List<BattleRow> atOnce(int many, Doing doing) throws Exception {
    CyclicBarrier together = new CyclicBarrier(many);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<BattleRow>> rows =
          IntStream.range(0, many)
              .mapToObj(n ->
                  threads.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return doing.act(n);
                  }))
              .toList();
      List<BattleRow> all = new ArrayList<>();
      for (Future<BattleRow> row : rows) {
        all.add(row.get(30, TimeUnit.SECONDS));
      }
      return all;
    }
  }
}
