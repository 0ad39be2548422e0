package dev.gauntlet.storage.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.AtOnce;
import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.budget.SharedBudget;
import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.workflows.CallKey;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The budget of a run beside that of the day. */
class RunBudgetIT {
  private static final TestStore STORE = TestStore.create();
  private static final Journal JOURNAL = STORE.journal;
  private static final TestCalls CALLS = new TestCalls(STORE);
  private static final AtomicInteger DAYS = new AtomicInteger();
  private static final String WORKER = "worker-1";

  private final String run = STORE.admitRun(Specs.run(50));
  private final List<String> battles = STORE.battlesOf(run);
  private final LocalDate day = LocalDate.of(2027, 1, 1).plusDays(DAYS.incrementAndGet());

  @BeforeEach
  void aWorkerLives() {
    new Workers(STORE.jdbc).beat(WORKER, WORKER, List.of(), new Catalogue(List.of()), List.of());
  }

  @Test
  void aCallIsChargedToItsRunAndToTheDay() {
    CallKey call = call(0);

    assertThat(open(call, 60, 100, 1_000)).isInstanceOf(Opened.MaySend.class);
    assertThat(chargedToRun()).isEqualTo(60);
    assertThat(chargedToDay()).isEqualTo(60);

    CALLS.store(call, 1, 25L);
    assertThat(chargedToRun()).isEqualTo(25);
    assertThat(chargedToDay()).isEqualTo(25);
  }

  @Test
  void whatOneOfThemHasNoRoomForIsChargedToNeither() {
    open(call(0), 60, 1_000, 100);

    assertThat(open(call(1), 60, 1_000, 100)).isInstanceOf(Opened.BudgetHeld.class);
    assertThat(open(call(2), 60, 100, 1_000)).isInstanceOf(Opened.BudgetHeld.class);

    assertThat(chargedToRun()).isEqualTo(60);
    assertThat(chargedToDay()).isEqualTo(60);
  }

  @Test
  void theRunIsSpentOnceACallCanNeverFitAndNotWhileItWaits() {
    CallKey first = call(0);
    open(first, 60, 100, 1_000);
    open(call(1), 60, 100, 1_000);
    assertThat(STORE.runProgress.isBudgetSpent(run)).isFalse();

    CALLS.store(first, 1, 50L);
    assertThat(open(call(1), 60, 100, 1_000))
        .isEqualTo(
            new Opened.OverSharedBudget(
                SharedBudget.ofRun(run, 100),
                "The next call could cost 0.00006 USD and pass the budget of run %s:".formatted(run)
                    + " 0.00005 of 0.0001 USD are used."));

    assertThat(STORE.runProgress.isBudgetSpent(run)).isTrue();
    assertThat(open(call(2), 40, 100, 1_000))
        .as("a cheaper call is still made")
        .isInstanceOf(Opened.MaySend.class);
  }

  @Test
  void aDayThatIsSpentDoesNotSpendTheRun() {
    CallKey first = call(0);
    open(first, 60, 1_000, 100);
    CALLS.store(first, 1, 50L);

    assertThat(open(call(1), 60, 1_000, 100)).isInstanceOf(Opened.OverSharedBudget.class);

    assertThat(STORE.runProgress.isBudgetSpent(run)).isFalse();
  }

  @Test
  void aCallThatAloneIsDearerThanTheRunSpendsItAtOnce() {
    assertThat(open(call(0), 200, 100, 1_000)).isInstanceOf(Opened.OverSharedBudget.class);

    assertThat(STORE.runProgress.isBudgetSpent(run)).isTrue();
    assertThat(chargedToRun()).isZero();
  }

  @RepeatedTest(3)
  void manyAtOnceNeverPassTheBudgetAndUseAllOfIt() throws Exception {
    List<Opened> last =
        AtOnce.each(
            50,
            n -> {
              CallKey call = call(n);
              Opened opened = open(call, 60, 1_000, 10_000);
              while (opened instanceof Opened.BudgetHeld) {
                assertThat(chargedToRun()).isLessThanOrEqualTo(1_000);
                opened = open(call, 60, 1_000, 10_000);
              }
              if (opened instanceof Opened.MaySend) {
                CALLS.store(call, 1, 25L);
              }
              return opened;
            });

    assertThat(last.stream().filter(Opened.MaySend.class::isInstance))
        .as("25 of each 60 are billed: the 39th could pass 1,000")
        .hasSize(38);
    assertThat(chargedToRun()).isEqualTo(950);
    assertThat(chargedToDay()).isEqualTo(950);
  }

  private CallKey call(int index) {
    STORE.progress.begin(battles.get(index));
    return TestCalls.turn(battles.get(index));
  }

  private Opened open(CallKey call, long worstCase, long runLimit, long dayLimit) {
    return JOURNAL.open(
        new CallOrder(
            call,
            "openai",
            "gpt-4o-mini",
            new byte[] {1},
            WORKER,
            worstCase,
            null,
            List.of(SharedBudget.ofRun(run, runLimit), SharedBudget.ofDay(day, dayLimit))));
  }

  private long chargedToRun() {
    return charged(SharedBudget.scopeOfRun(run));
  }

  private long chargedToDay() {
    return charged("day:" + day);
  }

  private static long charged(String scope) {
    return STORE
        .jdbc
        .sql("select charged_micros from budgets where scope = ?")
        .param(scope)
        .query(Long.class)
        .single();
  }
}
