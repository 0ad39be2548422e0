package dev.gauntlet.storage.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.NewMessage;
import dev.gauntlet.storage.budget.SharedBudget;
import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedBudgetIT {
  private static final TestStore STORE = TestStore.create();
  private static final Workers WORKERS = new Workers(STORE.jdbc);
  private static final Journal JOURNAL = STORE.journal;
  private static final AtomicInteger DAYS = new AtomicInteger();

  private final String worker = UUID.randomUUID().toString();
  private final LocalDate day = LocalDate.of(2026, 1, 1).plusDays(DAYS.incrementAndGet());

  @BeforeEach
  void aWorkerLives() {
    WORKERS.beat(worker, worker, List.of(), new Catalogue(List.of()), List.of());
  }

  @Test
  void aWorstCaseIsChargedAndSettlesToWhatWasBilled() {
    CallKey key = call();

    assertThat(open(key, 60, 100)).isInstanceOf(Opened.MaySend.class);
    assertThat(charged()).isEqualTo(60);

    store(key, 1, 25);
    assertThat(charged()).isEqualTo(25);
  }

  @Test
  void aCallWaitsWhenOnlyTheReservationsOfOthersAreInTheWay() {
    CallKey other = call();
    CallKey mine = call();
    open(other, 60, 100);

    assertThat(open(mine, 60, 100)).isInstanceOf(Opened.BudgetHeld.class);
    assertThat(state(mine)).as("nothing is reserved for a call that waits").isEmpty();
    assertThat(charged()).isEqualTo(60);

    store(other, 1, 25);
    assertThat(open(mine, 60, 100)).isInstanceOf(Opened.MaySend.class);
  }

  @Test
  void aCallThatCannotFitAnyMoreEndsItsBattle() {
    CallKey other = call();
    open(other, 60, 100);
    store(other, 1, 50);

    assertThat(open(call(), 60, 100))
        .isEqualTo(
            new Opened.OverSharedBudget(
                SharedBudget.ofDay(day, 100),
                "The next call could cost 0.00006 USD and pass the installation's budget of %s:"
                        .formatted(day)
                    + " 0.00005 of 0.0001 USD are used."));
  }

  @Test
  void whatIsLostWithItsWorkerStaysCharged() {
    CallKey other = call();
    open(other, 60, 100);
    WORKERS.leave(worker);

    assertThat(open(call(), 60, 100)).isInstanceOf(Opened.OverSharedBudget.class);
  }

  @Test
  void whatIsLostWithACancelledBattleStaysCharged() {
    CallKey other = call();
    open(other, 60, 100);
    STORE.progress.end(other.battleId(), new Ending(EndedReason.MANUAL, null, null, "ann"));

    assertThat(open(call(), 60, 100)).isInstanceOf(Opened.OverSharedBudget.class);
  }

  @Test
  void aRequestThatIsRepeatedDoesNotWaitForItsOwnLostOne() {
    CallKey mine = call();
    open(mine, 60, 100);

    assertThat(open(mine, 60, 100)).isInstanceOf(Opened.OverSharedBudget.class);
    assertThat(open(mine, 60, 120)).isInstanceOf(Opened.MaySend.class);
    assertThat(charged()).isEqualTo(120);
  }

  @Test
  void aFailureThatWasNotBilledGivesItsReservationBack() {
    CallKey key = call();
    open(key, 60, 100);
    fail(key, false);

    assertThat(charged()).isZero();
  }

  @Test
  void aFailureThatMayBeBilledKeepsItsReservation() {
    CallKey key = call();
    open(key, 60, 200);
    fail(key, true);
    open(key, 60, 200);
    store(key, 2, 25);

    assertThat(charged()).isEqualTo(85);
    assertThat(JOURNAL.find(key).orElseThrow().spent().unsettledMicros()).isEqualTo(60);
    assertThat(STORE.queries.usage(key.battleId()).agent().unsettledMicros()).isEqualTo(60);
  }

  @Test
  void aSecondAnswerIsBilledAsWell() {
    CallKey key = call();
    open(key, 60, 200);
    open(key, 60, 200);
    store(key, 2, 25);
    store(key, 1, 30);

    assertThat(charged()).isEqualTo(55);
  }

  @Test
  void aCallThatIsMadeAgainOnAnotherDayCountsForThatDay() {
    CallKey key = call();
    open(key, 60, 100);
    fail(key, false);
    SharedBudget tomorrow = SharedBudget.ofDay(day.plusDays(10_000), 100);

    JOURNAL.open(order(key, 90, List.of(tomorrow)));
    assertThat(charged(tomorrow.scope())).isEqualTo(90);
    store(key, 2, 25);

    assertThat(charged()).isZero();
    assertThat(charged(tomorrow.scope())).isEqualTo(25);
  }

  @Test
  void aRequestThatIsOutstandingKeepsTheDayOfItsCall() {
    CallKey key = call();
    open(key, 60, 200);
    SharedBudget tomorrow = SharedBudget.ofDay(day.plusDays(20_000), 200);
    JOURNAL.open(order(key, 90, List.of(tomorrow)));
    assertThat(charged()).isEqualTo(120);

    store(key, 2, 25);
    store(key, 1, 30);

    assertThat(charged()).isEqualTo(55);
  }

  @Test
  void aBudgetThatIsSetMeanwhileIsNotChargedForAnOutstandingRequest() {
    CallKey key = call();
    JOURNAL.open(order(key, 60, List.of()));
    open(key, 60, 100);
    store(key, 2, 25);
    open(call(), 10, 100);

    assertThat(charged()).isEqualTo(10);
  }

  @Test
  void manyAtOnceNeverPassTheBudget() throws Exception {
    List<CallKey> keys = Stream.generate(this::call).limit(50).toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Opened>> opening =
          keys.stream().<Callable<Opened>>map(key -> () -> open(key, 60, 1_000)).toList();
      int sent = 0;
      for (Future<Opened> opened : threads.invokeAll(opening)) {
        sent += opened.get() instanceof Opened.MaySend ? 1 : 0;
      }
      assertThat(sent).isEqualTo(16);
    }
    assertThat(charged()).isEqualTo(960);
  }

  @Test
  void aBudgetThatNobodySetIsNotWrittenDown() {
    CallKey key = call();
    JOURNAL.open(order(key, 60, List.of()));
    store(key, 1, 25);

    assertThat(
            STORE
                .jdbc
                .sql("select count(*) from budgets where scope = :scope")
                .param("scope", "day:" + day)
                .query(Integer.class)
                .single())
        .isZero();
  }

  private CallKey call() {
    String battle = STORE.admit(Specs.opening("hello"));
    STORE.progress.begin(battle);
    return new CallKey(battle, 2, CallPurpose.AGENT, 0);
  }

  private Opened open(CallKey key, long worstCase, long limit) {
    return JOURNAL.open(order(key, worstCase, List.of(SharedBudget.ofDay(day, limit))));
  }

  private CallOrder order(CallKey key, long worstCase, List<SharedBudget> budgets) {
    return new CallOrder(
        key, "openai", "gpt-4o-mini", new byte[] {1}, worker, worstCase, null, budgets);
  }

  private static void store(CallKey key, int request, long cost) {
    Answer answer = new Answer(request, "hi", "stop", "gpt-4o-mini", 20, 0, 5, 0, false, cost, 100);
    JOURNAL.storeTurn(
        key, answer, new NewMessage(key.battleId(), 2, NewMessage.Author.MODEL, "hi", false, null));
  }

  private static void fail(CallKey key, boolean mayBeBilled) {
    JOURNAL.fail(
        key, new CallFailure(1, FailureType.UNAVAILABLE, "late", "", true, 50, mayBeBilled, null));
  }

  private long charged() {
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

  private static List<String> state(CallKey key) {
    return STORE
        .jdbc
        .sql("select state from llm_calls where battle_id = ?")
        .param(key.battleId())
        .query(String.class)
        .list();
  }
}
