package dev.gauntlet.storage.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.BattleEvent;
import dev.gauntlet.storage.battle.NewJudgement;
import dev.gauntlet.storage.battle.NewMessage;
import dev.gauntlet.storage.battle.StoredMessage;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.Spent;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.battle.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class JournalIT {
  private static final TestStore STORE = TestStore.create();
  private static final Journal JOURNAL = STORE.journal;

  private String battle = "";
  private CallKey key = new CallKey("", 2, CallPurpose.AGENT, 0);

  @BeforeEach
  void aBattleThatWaitsForItsAgent() {
    battle = STORE.begin();
    STORE.say(battle, 1);
    key = new CallKey(battle, 2, CallPurpose.AGENT, 0);
  }

  @Test
  void aCallIsPendingUntilItsAnswerIsStored() {
    assertThat(open()).isEqualTo(new Opened.MaySend(1, 0, 0, false));
    assertThat(state()).isEqualTo("pending");
    assertThat(JOURNAL.find(key)).isEmpty();

    store(answer(1, "hello", 30L));

    assertThat(state()).isEqualTo("stored");
    assertThat(said()).containsExactly("line 1", "hello");
  }

  @Test
  void aStoredAnswerIsAllThatARetryGets() {
    open();
    StoredCall stored = store(answer(1, "hello", 30L));

    assertThat(open()).isEqualTo(new Opened.AlreadyStored(stored));
    assertThat(stored.answer()).isEqualTo(answer(1, "hello", 30L));
    assertThat(stored.spent()).isEqualTo(new Spent(20, 5, 30L, 1, 0, 100, 0, false));
  }

  @Test
  void ofTwoAttemptsAtOnceTheFirstStoredWinsAndTheOtherIsWaste() {
    open();
    open();

    StoredCall winner = store(answer(2, "second request, first stored", 30L));
    StoredCall loser = store(answer(1, "first request, too late", 40L));

    assertThat(loser.answer()).isEqualTo(winner.answer());
    assertThat(loser.spent()).isEqualTo(new Spent(40, 10, 70L, 2, 1, 200, 0, false));
    assertThat(said()).containsExactly("line 1", "second request, first stored");
    assertThat(STORE.happenings(battle)).containsExactly("started", "message", "message");
  }

  @Test
  void anAnswerThatIsWrittenAgainCountsOnce() {
    open();
    store(answer(1, "hello", 30L));

    StoredCall again = store(answer(1, "hello", 30L));

    assertThat(again.spent()).isEqualTo(new Spent(20, 5, 30L, 1, 0, 100, 0, false));
    assertThat(usedMicros()).isEqualTo(30);
  }

  @Test
  void aWastedAnswerThatIsWrittenAgainCountsOnce() {
    open();
    open();
    store(answer(1, "hello", 30L));
    store(answer(2, "late", 40L));

    assertThat(store(answer(2, "late", 40L)).spent().costMicros()).isEqualTo(70);
  }

  @Test
  void aFailureThatIsWrittenAgainCountsOnce() {
    open();
    fail(1, FailureType.UNAVAILABLE, true, Instant.now());
    fail(1, FailureType.UNAVAILABLE, true, Instant.now());

    assertThat(open()).isEqualTo(new Opened.MaySend(2, 1, 50, false));
    assertThat(STORE.happenings(battle)).containsExactly("started", "message", "backing_off");
  }

  @Test
  void aRequestThatWasLostIsCountedAsRepeated() {
    open();

    assertThat(open()).isEqualTo(new Opened.MaySend(2, 0, 0, true));
    StoredCall stored = store(answer(2, "hello", 30L));

    assertThat(stored.spent().llmCalls()).isEqualTo(2);
    assertThat(stored.spent().callsRepeated()).isEqualTo(1);
    assertThat(STORE.queries.usage(battle).agent()).isEqualTo(stored.spent());
  }

  @Test
  void aLossIsReportedToTheNextRequestAlone() {
    open();
    open();
    fail(2, FailureType.RATE_LIMITED, false, Instant.now());

    assertThat(open()).isEqualTo(new Opened.MaySend(3, 0, 50, false));
  }

  @Test
  void failuresAreCountedAndTheirBackOffIsAnEvent() {
    Instant due = Instant.now().plusSeconds(30).truncatedTo(ChronoUnit.MICROS);
    open();
    fail(1, FailureType.OVERLOADED, true, due);
    open();
    fail(2, FailureType.RATE_LIMITED, false, due);

    assertThat(open()).isEqualTo(new Opened.MaySend(3, 1, 100, false));
    List<BattleEvent> events = STORE.queries.events(battle, 2, 10);
    assertThat(events).extracting(BattleEvent::type).containsExactly("backing_off", "backing_off");
    assertThat(events).extracting(BattleEvent::seq).containsOnly(2);
    assertThat(events.getLast().data())
        .contains("\"purpose\": \"agent\"", "\"failure\": \"RATE_LIMITED\"", "\"attempt\": 2")
        .contains(due.toString().substring(0, 23))
        .doesNotContain("the provider's body");
    assertThat(STORE.queries.usage(battle).agent())
        .isEqualTo(new Spent(0, 0, 0L, 1, 0, 100, 50, false));
  }

  @Test
  void aFailureForGoodIsNoBackOff() {
    open();
    fail(1, FailureType.AUTHENTICATION, false, null);

    assertThat(state()).isEqualTo("failed");
    assertThat(STORE.happenings(battle)).containsExactly("started", "message");
  }

  @Test
  void aFailureOfAnEarlierRequestDoesNotDisturbTheLaterOne() {
    open();
    open();
    fail(1, FailureType.UNAVAILABLE, true, Instant.now());
    assertThat(state()).isEqualTo("pending");

    store(answer(2, "hello", 30L));

    assertThat(STORE.happenings(battle)).containsExactly("started", "message", "message");
  }

  @Test
  void aFailureBehindTheAnswerIsNoBackOff() {
    open();
    open();
    store(answer(2, "hello", 30L));
    fail(1, FailureType.UNAVAILABLE, true, Instant.now());

    assertThat(state()).isEqualTo("stored");
    assertThat(STORE.happenings(battle)).containsExactly("started", "message", "message");
    assertThat(STORE.queries.usage(battle).agent().callsRepeated()).isZero();
  }

  @Test
  void nothingHappensBehindTheEnd() {
    open();
    STORE.progress.end(battle, Ending.failed(FailureType.INTERNAL, "terminated"));

    fail(1, FailureType.UNAVAILABLE, true, Instant.now());
    STORE.progress.workerLost(key);

    assertThat(STORE.happenings(battle)).containsExactly("started", "message", "ended");
  }

  @Test
  void aLateAnswerBehindTheEndSettlesTheJournalAndSaysNothing() {
    open();
    STORE.progress.end(battle, Ending.failed(FailureType.INTERNAL, "terminated"));

    StoredCall stored = store(answer(1, "too late", 30L));

    assertThat(stored.spent().costMicros()).isEqualTo(30);
    assertThat(state()).isEqualTo("stored");
    assertThat(said()).containsExactly("line 1");
    assertThat(STORE.row(battle).messageCount()).isEqualTo(1);
    assertThat(STORE.happenings(battle)).containsExactly("started", "message", "ended");
  }

  @Test
  void aLateJudgementBehindTheEndIsNotStored() {
    store(open(), answer(1, "hello", 30L));
    CallKey judging = new CallKey(battle, 2, CallPurpose.JUDGE, 0);
    JOURNAL.open(order(judging, 10L, null));
    STORE.progress.end(battle, new Ending(EndedReason.TIMEOUT, null, null, null));

    JOURNAL.storeJudgement(judging, answer(1, "{}", 5L), judgement(Verdict.REACHED));

    assertThat(JOURNAL.find(judging)).isPresent();
    assertThat(STORE.queries.lastJudged(battle)).isEmpty();
  }

  @Test
  void answerMessageAndEventAreStoredTogetherOrNotAtAll() {
    open();
    NewMessage impossible =
        new NewMessage(battle, 2, NewMessage.Author.MODEL, "with a \0 in it", false, null);

    assertThatThrownBy(() -> JOURNAL.storeTurn(key, answer(1, "hello", 30L), impossible))
        .isInstanceOf(DataIntegrityViolationException.class);

    assertThat(state()).isEqualTo("pending");
    assertThat(STORE.row(battle).messageCount()).isEqualTo(1);
    assertThat(STORE.happenings(battle)).containsExactly("started", "message");
  }

  @Test
  void anAnswerAndItsJudgementAreStoredTogetherOrNotAtAll() {
    CallKey judging = new CallKey(battle, 2, CallPurpose.JUDGE, 0);
    JOURNAL.open(order(judging, 10L, null));

    // Message 2 is not there.
    assertThatThrownBy(
            () -> JOURNAL.storeJudgement(judging, answer(1, "{}", 5L), judgement(Verdict.REACHED)))
        .isInstanceOf(DataIntegrityViolationException.class);

    assertThat(JOURNAL.find(judging)).isEmpty();
    assertThat(STORE.happenings(battle)).containsExactly("started", "message");
  }

  @Test
  void aMessageIsJudgedOnce() {
    store(open(), answer(1, "hello", 30L));
    for (int ordinal = 0; ordinal < 2; ordinal++) {
      CallKey judging = new CallKey(battle, 2, CallPurpose.JUDGE, ordinal);
      JOURNAL.open(order(judging, 10L, null));
      JOURNAL.storeJudgement(
          judging,
          answer(1, "{}", 5L),
          judgement(ordinal == 0 ? Verdict.NOT_YET : Verdict.REACHED));
    }

    assertThat(STORE.queries.lastJudged(battle))
        .map(StoredMessage::judgement)
        .map(judgement -> judgement.verdict())
        .contains("not_yet");
    assertThat(STORE.happenings(battle))
        .containsExactly("started", "message", "message", "judgement");
  }

  @Test
  void settledLostAndWorstCaseTogetherMustFitTheBudget() {
    open();
    store(answer(1, "hello", 30L));
    CallKey next = new CallKey(battle, 4, CallPurpose.AGENT, 0);

    assertThat(JOURNAL.open(order(next, 70L, 100L))).isInstanceOf(Opened.MaySend.class);
    // That request is lost now, so its 70 stay reserved.
    assertThat(JOURNAL.open(order(next, 70L, 169L)))
        .isEqualTo(
            new Opened.OverBudget(
                "The next call could cost 0.00007 USD and pass the battle's budget: 0.0001 of"
                    + " 0.000169 USD are used."));
    assertThat(JOURNAL.open(order(next, 70L, 170L))).isInstanceOf(Opened.MaySend.class);
  }

  @Test
  void aFailedRequestHoldsNothingOfTheBudget() {
    JOURNAL.open(order(key, 70L, 100L));
    fail(1, FailureType.UNAVAILABLE, true, Instant.now());

    assertThat(JOURNAL.open(order(key, 70L, 100L))).isInstanceOf(Opened.MaySend.class);
  }

  @Test
  void theBudgetDoesNotStandInTheWayOfAStoredAnswer() {
    open();
    store(answer(1, "hello", 30L));

    assertThat(JOURNAL.open(order(key, 70L, 1L))).isInstanceOf(Opened.AlreadyStored.class);
  }

  @Test
  void aCallWithoutABudgetAsksNothingAboutIt() {
    AtomicInteger statements = new AtomicInteger();
    Journal counted =
        STORE.through(
                new DelegatingDataSource(STORE.dataSource) {
                  @Override
                  public Connection getConnection() throws SQLException {
                    statements.incrementAndGet();
                    return super.getConnection();
                  }
                })
            .journal;

    counted.open(order(key, 70L, null));
    assertThat(statements.getAndSet(0)).isEqualTo(1);
    counted.open(order(key, 70L, 1_000L));
    assertThat(statements).hasValue(2);
  }

  @Test
  void aCallWithoutAPriceMakesTheCostUnknownAndNotZero() {
    open();
    store(answer(1, "hello", null));

    Spent agent = STORE.queries.usage(battle).agent();
    assertThat(agent.costMicros()).isNull();
    assertThat(agent.tokensIn()).isEqualTo(20);
    assertThat(STORE.queries.usage(battle).opponent().costMicros()).isZero();
    assertThat(STORE.queries.usage(battle).total().costMicros()).isNull();
  }

  @Test
  void theUsageIsTheSumOfWhatTheStepsWereTold() {
    open();
    open();
    store(answer(1, "hello", 30L));
    store(answer(2, "late", 40L));
    CallKey judging = new CallKey(battle, 2, CallPurpose.JUDGE, 0);
    JOURNAL.open(order(judging, 10L, null));
    StoredCall unread = JOURNAL.storeUnread(judging, answer(1, "hm", 7L));
    CallKey repair = new CallKey(battle, 2, CallPurpose.JUDGE, 1);
    JOURNAL.open(order(repair, 10L, null));
    StoredCall read =
        JOURNAL.storeJudgement(repair, answer(1, "{}", 8L), judgement(Verdict.REACHED));

    assertThat(STORE.queries.usage(battle).agent())
        .isEqualTo(new Spent(40, 10, 70L, 2, 1, 200, 0, false));
    assertThat(STORE.queries.usage(battle).judge()).isEqualTo(unread.spent().plus(read.spent()));
  }

  @Test
  void aStepThatIsNotDoneReportsItsUsageWhenItIsTakenAgain() {
    open();
    store(answer(1, "hello", 30L));
    CallKey judging = new CallKey(battle, 2, CallPurpose.JUDGE, 0);
    JOURNAL.open(order(judging, 10L, null));
    JOURNAL.storeUnread(judging, answer(1, "hm", 7L));

    assertThat(STORE.queries.usageOfStepsDone(battle).judge()).isEqualTo(Spent.NOTHING);
    assertThat(STORE.queries.usageOfStepsDone(battle).agent())
        .isEqualTo(STORE.queries.usage(battle).agent());
    CallKey repair = new CallKey(battle, 2, CallPurpose.JUDGE, 1);
    JOURNAL.open(order(repair, 10L, null));
    JOURNAL.storeJudgement(repair, answer(1, "{}", 8L), judgement(Verdict.REACHED));
    assertThat(STORE.queries.usageOfStepsDone(battle)).isEqualTo(STORE.queries.usage(battle));
  }

  @Test
  void nothingIsBoughtForABattleThatIsToBeCancelled() {
    STORE.intents.want(battle, Wanted.CANCEL, "ann", null);

    assertThat(open()).isInstanceOf(Opened.BattleOver.class);
    assertThat(STORE.queries.usage(battle).total().llmCalls()).isZero();
  }

  private Opened open() {
    return JOURNAL.open(order(key, 50L, null));
  }

  private static CallOrder order(
      CallKey key, @Nullable Long worstCaseMicros, @Nullable Long budgetMicros) {
    return new CallOrder(
        key,
        "openai",
        "gpt-4o-mini",
        new byte[] {1},
        "worker-1",
        worstCaseMicros,
        budgetMicros,
        List.of());
  }

  private StoredCall store(Answer answer) {
    return JOURNAL.storeTurn(
        key,
        answer,
        new NewMessage(battle, 2, NewMessage.Author.MODEL, answer.response(), false, null));
  }

  private void store(Opened opened, Answer answer) {
    assertThat(opened).isInstanceOf(Opened.MaySend.class);
    store(answer);
  }

  private void fail(int request, FailureType type, boolean strike, @Nullable Instant retryAt) {
    JOURNAL.fail(
        key,
        new CallFailure(
            request, type, "our sentence", "the provider's body", strike, 50, false, retryAt));
  }

  private static Answer answer(int request, String text, @Nullable Long costMicros) {
    return new Answer(
        request, text, "stop", "gpt-4o-mini-2024", 20, 0, 5, 0, false, costMicros, 100);
  }

  private NewJudgement judgement(Verdict verdict) {
    return new NewJudgement(battle, 2, verdict, "because", List.of(), "openai", "gpt-4o-mini");
  }

  private String state() {
    return STORE
        .jdbc
        .sql("select state from llm_calls where battle_id = ? and seq = 2 and purpose = 'agent'")
        .param(battle)
        .query(String.class)
        .single();
  }

  /** What counts against the battle's budget: the least with which a free call may be made. */
  private long usedMicros() {
    CallKey next = new CallKey(battle, 4, CallPurpose.AGENT, 0);
    return LongStream.rangeClosed(0, 1_000)
        .filter(budget -> JOURNAL.open(order(next, 0L, budget)) instanceof Opened.MaySend)
        .findFirst()
        .orElseThrow();
  }

  private List<String> said() {
    return STORE.queries.messages(battle, 0, 100).stream().map(StoredMessage::content).toList();
  }
}
