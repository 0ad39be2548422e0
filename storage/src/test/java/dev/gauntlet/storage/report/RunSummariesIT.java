package dev.gauntlet.storage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.budget.SharedBudget;
import dev.gauntlet.storage.journal.Answer;
import dev.gauntlet.storage.journal.CallFailure;
import dev.gauntlet.storage.journal.CallOrder;
import dev.gauntlet.storage.journal.Opened;
import dev.gauntlet.storage.report.RunReport.Summary;
import dev.gauntlet.storage.report.RunReport.Summary.Failure;
import dev.gauntlet.storage.report.RunReport.Used;
import dev.gauntlet.storage.run.RunIntents;
import dev.gauntlet.storage.run.RunProgress;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.Spent;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.RunEnding;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is bought for a run itself is journaled as what is bought in battles. */
class RunSummariesIT {
  private static final TestStore STORE = TestStore.create();
  private static final RunSummaries SUMMARIES = new RunSummaries(STORE.jdbc);
  private static final RunProgress PROGRESS = new RunProgress(STORE.jdbc, STORE.transactions);
  private static final RunReports REPORTS = RunFixture.reports(STORE);
  private static final Summary WRITTEN =
      new Summary("openai", "gpt-4.1", "It forgets.", "See b.", "Remember.", List.of("b"), null);
  private static final Failure OUT = new Failure("PROVIDER_UNAVAILABLE", "It is out.");

  private final RunFixture run = summarised(RunFixture.of(STORE, 2));
  private final CallKey key = CallKey.ofSummary(run.id, 0);

  @Test
  void aCallOfARunIsStoredWithWhatItMeansOrNotAtAll() {
    open();

    assertThatThrownBy(() ->
            STORE.journal.storeWith(
                key,
                answer(1),
                () -> {
                  throw new IllegalStateException("no room");
                }))
        .hasMessage("no room");
    assertThat(STORE.journal.find(key)).isEmpty();

    STORE.journal.storeWith(key, answer(1), () -> SUMMARIES.store(run.id, WRITTEN));
    assertThat(STORE.journal.find(key)).isPresent();
    assertThat(SUMMARIES.find(run.id)).contains(WRITTEN);
  }

  @Test
  void anAnswerThatComesTooLateIsWasteAndMeansNothing() {
    open();
    open();
    STORE.journal.storeWith(key, answer(2), () -> SUMMARIES.store(run.id, WRITTEN));

    STORE.journal.storeWith(
        key,
        answer(1),
        () -> {
          throw new IllegalStateException("its outcome is not asked for");
        });

    assertThat(SUMMARIES.spent(run.id))
        .isEqualTo(new Spent(1_800, 180, 60L, 2, 1, 1_000, 0, false));
  }

  @Test
  void nothingIsBoughtForARunThatIsOverOrNotThere() {
    RunFixture ended = summarised(RunFixture.of(STORE, 1));
    PROGRESS.end(ended.id, RunEnding.COMPLETED);
    RunFixture cancelled = summarised(RunFixture.of(STORE, 1));
    new RunIntents(STORE.jdbc).want(cancelled.id, Wanted.CANCEL, "ann", null);

    for (String id : List.of(ended.id, cancelled.id, "nowhere")) {
      CallKey summary = CallKey.ofSummary(id, 0);
      assertThat(open(summary, List.of())).as(id).isInstanceOf(Opened.BattleOver.class);
      assertThat(STORE.progress.isOver(summary)).as(id).isTrue();
    }
    assertThat(STORE.progress.isOver(key)).isFalse();
  }

  @Test
  void aFailedRequestHasNoBattleToTell() {
    open();

    STORE.journal.fail(
        key,
        new CallFailure(
            1, FailureType.UNAVAILABLE, "It is out.", "", true, 20, false, Instant.now()));
    STORE.progress.workerLost(key);

    assertThat(open()).isEqualTo(new Opened.MaySend(2, 1, 20, false));
  }

  @Test
  void aCallOfARunIsHeldToItsBudget() {
    SharedBudget budget = SharedBudget.ofRun(run.id, 120);
    CallKey inABattle = new CallKey(run.battle(0), 2, CallPurpose.AGENT, 0);
    assertThat(open(inABattle, List.of(budget))).isInstanceOf(Opened.MaySend.class);
    assertThat(open(key, List.of(budget))).isInstanceOf(Opened.OverSharedBudget.class);

    STORE.journal.storeUnread(inABattle, answer(1));
    assertThat(open(key, List.of(budget))).isEqualTo(new Opened.MaySend(1, 0, 0, false));
    assertThat(PROGRESS.isBudgetSpent(run.id)).isTrue();
  }

  @Test
  void whyThereIsNoneIsKeptUntilThereIsOne() {
    SUMMARIES.fail(run.id, OUT);
    assertThat(SUMMARIES.find(run.id))
        .contains(new Summary("openai", "gpt-4.1", null, null, null, List.of(), OUT));

    SUMMARIES.store(run.id, WRITTEN);
    SUMMARIES.fail(run.id, OUT);

    assertThat(SUMMARIES.find(run.id)).contains(WRITTEN);
  }

  @Test
  void aRunThatOrderedNoneHasNeither() {
    RunFixture other = RunFixture.of(STORE, 1);

    SUMMARIES.fail(other.id, OUT);

    assertThat(SUMMARIES.find(other.id)).isEmpty();
    assertThat(SUMMARIES.spent(other.id)).isEqualTo(Spent.NOTHING);
  }

  @Test
  void theReportTellsTheSummaryAndWhatItCost() {
    run.buy(0, 2, CallPurpose.AGENT, "small", 20L).end(EndedReason.GOAL, 0, 1);
    open();
    STORE.journal.storeWith(key, answer(1), () -> SUMMARIES.store(run.id, WRITTEN));

    RunReport report = REPORTS.of(run.id).orElseThrow();

    assertThat(report.summary()).isEqualTo(WRITTEN);
    assertThat(report.usage())
        .containsEntry("summary", new Used(900, 90, 30L, 1, 0, 0, false))
        .containsKey("agent");
    assertThat(report.costMicros()).isEqualTo(50);
  }

  private static RunFixture summarised(RunFixture run) {
    STORE
        .jdbc
        .sql("update runs set summarize = cast(:who as jsonb) where id = :run")
        .param("who", "{\"provider\":\"openai\",\"model\":\"gpt-4.1\"}")
        .param("run", run.id)
        .update();
    return run;
  }

  private Opened open() {
    return open(key, List.of());
  }

  private static Opened open(CallKey call, List<SharedBudget> budgets) {
    return STORE.journal.open(
        new CallOrder(call, "openai", "gpt-4.1", new byte[] {1}, "worker", 90L, null, budgets));
  }

  private static Answer answer(int request) {
    return new Answer(request, "{}", "stop", "gpt-4.1", 900, 0, 90, 0, false, 30L, 500);
  }
}
