package dev.gauntlet.storage.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.BattleEvent;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.CriterionResult;
import dev.gauntlet.storage.battle.Retries;
import dev.gauntlet.storage.battle.Retry;
import dev.gauntlet.storage.battle.StoredMessage;
import dev.gauntlet.storage.report.RunReports;
import dev.gauntlet.storage.search.FoundMessage;
import dev.gauntlet.storage.search.MessageFilter;
import dev.gauntlet.storage.search.MessageSearch;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.Usage;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.PlatformTransactionManager;

class BattleErasureIT {
  private static final String WORD = "wombat";
  private static final TestStore STORE = TestStore.create();
  private static final Wordy WORDY = new Wordy(STORE, WORD);
  private static final BattleErasure ERASURE =
      new BattleErasure(STORE.jdbc, STORE.transactions, STORE.queries, reports());
  private static final Remains REMAINS = new Remains(STORE.jdbc);
  private static final Ending OUT = Ending.failed(FailureType.AUTHENTICATION, "No " + WORD + ".");

  private static RunReports reports() {
    PlatformTransactionManager transactions = STORE.transactions.getTransactionManager();
    return new RunReports(STORE.jdbc, Objects.requireNonNull(transactions));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingThatWasAskedOrSaidIsLeft(boolean scripted) {
    String battle = played(scripted ? WORDY.scripted() : WORDY.simulated());
    assertThat(REMAINS.of(WORD))
        .containsExactly("battles", "events", "judgements", "llm_calls", "messages");

    assertThat(ERASURE.erase(battle)).isEqualTo(Erasure.ERASED);

    assertThat(REMAINS.of(WORD)).isEmpty();
  }

  @Test
  void whatWasToldOfItIsForgottenToo() {
    String battle = played(WORDY.scripted());
    STORE
        .jdbc
        .sql("update battles set webhook_url = 'http://' || ? where id = ?")
        .params(WORD, battle)
        .update();
    STORE
        .jdbc
        .sql(
            """
            insert into deliveries (id, url, target, event, battle_id, payload)
            values ('told', 'http://x', 'http://x', 'battle.ended', ?, '{"tags": {"a": "' || ? || '"}}')
            """)
        .params(battle, WORD)
        .update();
    assertThat(REMAINS.of(WORD)).contains("battles", "deliveries");

    ERASURE.erase(battle);

    assertThat(REMAINS.of(WORD)).isEmpty();
  }

  @Test
  void aSearchFindsNothingOfIt() {
    String battle = played(WORDY.scripted());
    assertThat(found(WORD)).contains(battle);

    ERASURE.erase(battle);

    assertThat(found(WORD)).doesNotContain(battle);
    assertThat(found("erased")).isEmpty();
  }

  private static List<String> found(String word) {
    MessageFilter filter = new MessageFilter(word, null, null, null, 200);
    return new MessageSearch(STORE.jdbc, Duration.ofSeconds(10))
        .find(filter).stream().map(FoundMessage::battleId).toList();
  }

  @Test
  void theNumbersAndTheOrderStay() {
    String battle = played(WORDY.scripted());
    BattleRow before = STORE.row(battle);
    Usage used = STORE.queries.usage(battle);
    List<StoredMessage> said = STORE.queries.messages(battle, 0, 10);

    ERASURE.erase(battle);

    BattleRow after = STORE.row(battle);
    assertThat(after)
        .usingRecursiveComparison()
        .ignoringFields("spec", "updatedAt", "erasedAt", "end.error.message", "intent.reason")
        .isEqualTo(before);
    assertThat(after.erasedAt()).isNotNull();
    assertThat(STORE.queries.usage(battle)).isEqualTo(used);
    assertThat(STORE.queries.messages(battle, 0, 10))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
            "content", "judgement.rationale", "judgement.criteria")
        .isEqualTo(said);
  }

  @Test
  void whereATextStoodItSaysThatItIsErasedAndWhatWasEmptyIsEmpty() {
    String battle = played(WORDY.scripted());
    STORE
        .jdbc
        .sql("update messages set content = '' where seq = 1 and battle_id = ?")
        .param(battle)
        .update();

    ERASURE.erase(battle);

    List<StoredMessage> said = STORE.queries.messages(battle, 0, 10);
    assertThat(said).extracting(StoredMessage::content).containsExactly("", "[erased]");
    assertThat(Objects.requireNonNull(said.getLast().judgement()).criteria())
        .extracting(CriterionResult::rationale)
        .containsExactly("[erased]", "");
    BattleSpec spec = STORE.row(battle).spec();
    assertThat(spec.goal()).isEqualTo("[erased]");
    assertThat(spec.tags()).isEmpty();
    assertThat(spec.opponent().describe()).isEqualTo("a script of 3 lines");
  }

  @Test
  void eventsKeepWhatHappenedWithoutWhy() {
    String battle = played(WORDY.scripted());

    ERASURE.erase(battle);

    List<BattleEvent> events = STORE.queries.events(battle, 0, 100);
    assertThat(events)
        .extracting(BattleEvent::type)
        .containsExactly(
            "started",
            "message",
            "backing_off",
            "fallback",
            "message",
            "judgement",
            "paused",
            "ended");
    assertThat(events.get(3).data())
        .contains("\"reason\": \"[erased]\"", "\"to\": {\"model\": \"gpt-4o\"");
    assertThat(events.get(6).data()).isEqualTo("{\"by\": \"ann\", \"reason\": \"[erased]\"}");
    assertThat(events.getLast().data())
        .contains("\"type\": \"AUTHENTICATION\"", "\"message\": \"[erased]\"");
  }

  @Test
  void anAnswerThatComesAfterwardsIsCountedAndNotKept() {
    String battle = played(WORDY.scripted());
    STORE
        .jdbc
        .sql(
            "update battles set ended_reason = null, ended_at = null, state = 'running',"
                + " wanted = 'run' where id = ?")
        .param(battle)
        .update();
    CallKey late = new CallKey(battle, 3, CallPurpose.OPPONENT, 0);
    WORDY.open(late);
    STORE.progress.end(battle, OUT);
    ERASURE.erase(battle);
    long before = STORE.queries.usage(battle).total().tokensIn();

    STORE.journal.storeTurn(late, WORDY.answer(1), WORDY.message(battle, 3));

    assertThat(REMAINS.of(WORD)).isEmpty();
    assertThat(STORE.queries.usage(battle).total().tokensIn()).isEqualTo(before + 20);
  }

  @Test
  void anErasedBattleStaysErasedAndIsNotRetried() {
    String battle = played(WORDY.scripted());
    ERASURE.erase(battle);
    BattleRow erased = STORE.row(battle);

    assertThat(ERASURE.erase(battle)).isEqualTo(Erasure.ERASED);
    assertThat(STORE.row(battle)).isEqualTo(erased);
    assertThat(new Retries(STORE.jdbc, STORE.transactions).retry(battle, "ann", null))
        .isEqualTo(new Retry.Erased());
  }

  @Test
  void aBattleThatGoesOnIsLeftAsItIs() {
    String battle = STORE.admit(WORDY.scripted());
    STORE.progress.begin(battle);

    assertThat(ERASURE.erase(battle)).isEqualTo(Erasure.OPEN);
    assertThat(ERASURE.erase("nobody")).isEqualTo(Erasure.NOT_THERE);

    assertThat(STORE.queries.messages(battle, 0, 1).getFirst().content()).isEqualTo(WORD + "?");
    STORE.progress.end(battle, new Ending(EndedReason.GOAL, null, null, null));
    ERASURE.erase(battle);
  }

  private static String played(BattleSpec spec) {
    String battle = STORE.admit(spec);
    STORE.progress.begin(battle);
    WORDY.play(battle);
    STORE.progress.end(battle, OUT);
    return battle;
  }
}
