package dev.gauntlet.storage.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.AtOnce;
import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.journal.Opened;
import dev.gauntlet.storage.journal.TestCalls;
import dev.gauntlet.storage.report.RunReports;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Positions;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.RunEnding;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

class RetriesIT {
  private static final TestStore STORE = TestStore.create();
  private static final TestCalls CALLS = new TestCalls(STORE);
  private static final Retries RETRIES = new Retries(STORE.jdbc, STORE.transactions);
  private static final Sweep SWEEP = new Sweep(STORE.jdbc);
  private static final RunReports REPORTS = reports();
  private static final Ending OUT =
      Ending.failed(FailureType.AUTHENTICATION, "The key was refused.");

  private static RunReports reports() {
    PlatformTransactionManager transactions = STORE.transactions.getTransactionManager();
    return new RunReports(STORE.jdbc, Objects.requireNonNull(transactions));
  }

  @Test
  void aBattleThatFailedIsOpenAgainWithAllThatWasSaid() {
    String battle = failed(3);
    BattleRow before = STORE.row(battle);

    assertThat(retry(battle)).isEqualTo(new Retry.GoesOn(1));

    BattleRow after = STORE.row(battle);
    assertThat(after.end()).isNull();
    assertThat(after.state()).isEqualTo(BattleState.QUEUED);
    assertThat(after.generation()).isEqualTo(1);
    assertThat(after.startedAt()).isEqualTo(before.startedAt());
    assertThat(after.messageCount()).isEqualTo(3);
    assertThat(STORE.happenings(battle)).endsWith("message", "ended", "retried");
  }

  @Test
  void whoBeginsItAgainTakesItForNoLostWorker() {
    String battle = failed(1);
    retry(battle);

    BattleRow begun = STORE.progress.begin(battle).orElseThrow();

    assertThat(begun.state()).isEqualTo(BattleState.RUNNING);
    assertThat(STORE.happenings(battle)).endsWith("ended", "retried");
    STORE.progress.begin(battle);
    assertThat(STORE.happenings(battle)).endsWith("retried", "worker_lost");
  }

  @Test
  void itGoesOnAlsoWhenItWasToBePaused() {
    String battle = STORE.begin();
    STORE.intents.want(battle, Wanted.PAUSE, "ann", "lunch");
    STORE.progress.end(battle, OUT);

    RETRIES.retry(battle, "bob", "the key is new");

    BattleRow row = STORE.row(battle);
    assertThat(row.wanted()).isEqualTo(Wanted.RUN);
    assertThat(Objects.requireNonNull(row.intent()).version()).isEqualTo(2);
    assertThat(STORE.queries.events(battle, 0, 100).getLast().data())
        .isEqualTo("{\"by\": \"bob\", \"reason\": \"the key is new\"}");
  }

  @Test
  void ofManyWhoRetryItAtOnceOneDoes() throws Exception {
    String battle = failed(1);

    List<Retry> came = AtOnce.each(8, n -> retry(battle));

    assertThat(came).filteredOn(Retry.GoesOn.class::isInstance).hasSize(1);
    assertThat(came).filteredOn(Retry.NotFailed.class::isInstance).hasSize(7);
    assertThat(STORE.row(battle).generation()).isEqualTo(1);
    assertThat(STORE.happenings(battle)).filteredOn("retried"::equals).hasSize(1);
  }

  @Test
  void onlyWhatFailedIsRetried() {
    String open = STORE.begin();
    String won = STORE.begin();
    STORE.progress.end(won, new Ending(EndedReason.GOAL, null, null, null));

    assertThat(retry(open)).isEqualTo(new Retry.NotFailed(BattleState.RUNNING));
    assertThat(retry(won)).isEqualTo(new Retry.NotFailed(BattleState.COMPLETED));
    assertThat(retry("nobody")).isEqualTo(new Retry.NotThere());
    assertThat(STORE.row(won).generation()).isZero();
  }

  @Test
  void aCallThatWoreOutPatienceIsAskedForAgainAndAStoredOneIsNot() {
    String battle = STORE.begin();
    STORE.say(battle, 1);
    CallKey turn = TestCalls.turn(battle);
    for (int request = 1; request <= 6; request++) {
      CALLS.open(turn);
      CALLS.fail(turn, request);
    }
    CallKey bought = new CallKey(battle, 1, CallPurpose.OPPONENT, 0);
    CALLS.buy(bought, 30L);
    STORE.progress.end(battle, OUT);
    retry(battle);

    assertThat(CALLS.open(turn)).isEqualTo(new Opened.MaySend(7, 0, 300, false));
    assertThat(CALLS.open(bought)).isInstanceOf(Opened.AlreadyStored.class);
  }

  @Test
  void everyProviderOfAChainIsAskedAgain() {
    String battle = STORE.begin();
    STORE
        .jdbc
        .sql("update battles set agent_position = 2, judge_position = 1 where id = ?")
        .param(battle)
        .update();
    STORE.progress.end(battle, OUT);

    retry(battle);

    assertThat(STORE.row(battle).positions()).isEqualTo(Positions.FIRST);
  }

  @Test
  void anEndOfAnEarlierLifeLeavesItOpen() {
    String battle = failed(1);
    retry(battle);

    BattleRow row = STORE.progress.end(battle, 0, OUT);

    assertThat(row.end()).isNull();
    assertThat(STORE.progress.end(battle, 1, OUT).end()).isNotNull();
  }

  @Test
  void aBattleOfARunWaitsForTheRunsEnd() {
    String run = STORE.admitRun(Specs.run(2));
    String battle = STORE.battlesOf(run).getFirst();
    STORE.progress.begin(battle);
    STORE.progress.end(battle, OUT);

    assertThat(retry(battle)).isEqualTo(new Retry.RunOpen(run));

    endRun(run);
    assertThat(retry(battle)).isEqualTo(new Retry.GoesOn(1));
  }

  @Test
  void whatItUsedIsCountedOnceBeforeAndAfterItEndsAgain() {
    String run = STORE.admitRun(Specs.run(1));
    String battle = STORE.battlesOf(run).getFirst();
    STORE.progress.begin(battle);
    STORE.say(battle, 1);
    CALLS.buy(TestCalls.turn(battle), 30L);
    STORE.progress.end(battle, OUT);
    endRun(run);
    retry(battle);

    assertThat(STORE.runQueries.usage(run).total().costMicros()).isEqualTo(30);
    STORE.progress.begin(battle);
    CALLS.buy(TestCalls.judging(battle), 5L);
    assertThat(STORE.runQueries.usage(run).total().costMicros()).isEqualTo(35);
    STORE.progress.end(battle, 1, new Ending(EndedReason.GOAL, null, null, null));
    assertThat(STORE.runQueries.usage(run).total().costMicros()).isEqualTo(35);
    assertThat(STORE.runQueries.usage(run).total()).isEqualTo(STORE.queries.usage(battle).total());
  }

  @Test
  void itsRunHasNoStoredReportUntilItHasEndedOnceMore() {
    String run = STORE.admitRun(Specs.run(1));
    String battle = STORE.battlesOf(run).getFirst();
    STORE.progress.begin(battle);
    STORE.progress.end(battle, OUT);
    endRun(run);
    assertThat(REPORTS.store(run).counts().failed()).isEqualTo(1);
    retry(battle);

    assertThat(REPORTS.stored(run)).isEmpty();
    assertThat(REPORTS.store(run).partial()).isTrue();
    assertThat(REPORTS.stored(run)).isEmpty();

    STORE.progress.end(battle, 1, new Ending(EndedReason.GOAL, null, null, null));
    assertThat(REPORTS.store(run).counts().succeeded()).isEqualTo(1);
    assertThat(REPORTS.stored(run)).isPresent();
  }

  @Test
  void theSweeperLooksAfterItAlsoWhenItsRunNeverBeganIt() {
    String run = STORE.admitRun(Specs.run(1));
    String battle = STORE.battlesOf(run).getFirst();
    STORE.battlesOfRun.endAll(run, OUT);
    endRun(run);
    retry(battle);
    assertThat(SWEEP.claim(Instant.EPOCH, 1_000)).noneMatch(open -> open.id().equals(battle));
    backDate(battle);

    List<OpenBattle> claimed = SWEEP.claim(Instant.EPOCH, 1_000);

    assertThat(claimed)
        .filteredOn(open -> open.id().equals(battle))
        .singleElement()
        .satisfies(open -> {
          assertThat(open.generation()).isEqualTo(1);
          assertThat(open.hasUndeliveredIntent()).isFalse();
        });
  }

  private static void backDate(String battle) {
    STORE
        .jdbc
        .sql(
            """
            update battles set created_at = now() - interval '1 minute',
              wanted_at = now() - interval '1 minute'
            where id = ?
            """)
        .param(battle)
        .update();
  }

  /** A battle that failed after so many messages. */
  private static String failed(int messages) {
    String battle = STORE.begin();
    STORE.say(battle, messages);
    STORE.progress.end(battle, OUT);
    return battle;
  }

  private static void endRun(String run) {
    STORE.runProgress.end(run, RunEnding.failed("It was closed."));
  }

  private static Retry retry(String battle) {
    return RETRIES.retry(battle, "ann", null);
  }
}
