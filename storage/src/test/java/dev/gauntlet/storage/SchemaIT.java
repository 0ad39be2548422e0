package dev.gauntlet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/** The schema itself refuses what must never be, whoever writes. */
class SchemaIT {
  private static final TestStore STORE = TestStore.create();

  private String battle = "";

  @BeforeEach
  void aBattleWithTwoMessages() {
    battle = STORE.begin();
    STORE.say(battle, 2);
  }

  @Test
  void aMissingTableIsToldFromEveryOtherFailure() {
    assertThatThrownBy(() -> STORE.jdbc.sql("select 1 from nowhere").query().listOfRows())
        .isInstanceOfSatisfying(
            DataAccessException.class, missing -> assertThat(Schema.isMissing(missing)).isTrue());
    assertThatThrownBy(() -> STORE.jdbc.sql("select nothing from battles").query().listOfRows())
        .isInstanceOfSatisfying(
            DataAccessException.class, other -> assertThat(Schema.isMissing(other)).isFalse());
  }

  @Test
  void aGapInSeqIsRefused() {
    refused(
        """
        insert into messages (battle_id, seq, role, author, content)
        values (?, 4, 'assistant', 'model', '')
        """);
  }

  @Test
  void aRepeatedSeqIsRefused() {
    refused(
        """
        insert into messages (battle_id, seq, role, author, content)
        values (?, 2, 'assistant', 'model', '')
        """);
  }

  @Test
  void aMessageOutOfTurnIsRefused() {
    refused(
        """
        insert into messages (battle_id, seq, role, author, content)
        values (?, 3, 'assistant', 'model', '')
        """);
  }

  @Test
  void aMessageInTheMiddleCannotBeTakenAway() {
    refused("delete from messages where battle_id = ? and seq = 1");
  }

  @Test
  void aMessageBehindTheLongestLimitIsRefused() {
    refused(
        """
        insert into messages (battle_id, seq, role, author, content)
        select ?, s, case when s % 2 = 1 then 'user' else 'assistant' end, 'model', ''
        from generate_series(3, 201) s
        """);
  }

  @Test
  void aSecondJudgementOfAMessageIsRefused() {
    String judge =
        """
        insert into judgements (battle_id, seq, verdict, rationale, criteria)
        values (?, 2, 'reached', '', '[]')
        """;
    STORE.jdbc.sql(judge).param(battle).update();

    refused(judge);
  }

  @Test
  void aJudgementOfAMessageThatWasNotSaidIsRefused() {
    refused(
        """
        insert into judgements (battle_id, seq, verdict, rationale, criteria)
        values (?, 4, 'reached', '', '[]')
        """);
  }

  @Test
  void anEndThatDoesNotFitTheStateIsRefused() {
    refused("update battles set ended_reason = 'goal', ended_at = now() where id = ?");
    refused("update battles set state = 'completed' where id = ?");
    refused("update battles set ended_reason = 'goal', state = 'completed' where id = ?");
  }

  @Test
  void aRepeatedEventPositionIsRefused() {
    refused("insert into events (battle_id, position, type) values (?, 1, 'started')");
  }

  @Test
  void aStoredCallWithoutATimeIsRefused() {
    refused(
        """
        insert into llm_calls (battle_id, seq, purpose, ordinal, state, provider,
          model, request_hash, worker)
        values (?, 2, 'agent', 0, 'stored', '', '', '', '')
        """);
  }

  @Test
  void moreSettledRequestsThanWereSentAreRefused() {
    refused(
        """
        insert into llm_calls (battle_id, seq, purpose, ordinal, state, provider,
          model, request_hash, worker, settled, failures)
        values (?, 2, 'agent', 0, 'pending', '', '', '', '', '{1,2}', 2)
        """);
  }

  @Test
  void anIdThatIsNoUrlSegmentIsRefused() {
    assertThatThrownBy(() ->
            STORE.jdbc.sql("update battles set id = 'a/b' where id = ?").param(battle).update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private void refused(String sql) {
    assertThatThrownBy(() -> STORE.jdbc.sql(sql).param(battle).update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }
}
