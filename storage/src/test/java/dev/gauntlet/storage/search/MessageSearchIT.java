package dev.gauntlet.storage.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class MessageSearchIT {
  private final TestStore store = TestStore.create();
  private final MessageSearch search = new MessageSearch(store.jdbc, Duration.ofSeconds(30));

  @Test
  void ordersNumbersAndNamesAreFoundWhateverStandsAroundThem() {
    String battle = conversation("Your order is RF-4711.", "Thanks, <b>Jürgen</b> O'Neil_Smith!");

    for (String query : List.of("4711", "rf,4711", "RF", "order is")) {
      assertThat(found(query)).as(query).containsExactly(battle + "/1");
    }
    for (String query : List.of("jürgen", "JÜRGEN", "neil smith", "\"o neil\"")) {
      assertThat(found(query)).as(query).containsExactly(battle + "/2");
    }
    for (String query : List.of("471", "4712", "b,4711", "\"neil o\"", "order jürgen")) {
      assertThat(found(query)).as(query).isEmpty();
    }
    assertThat(found("4711 or neil")).containsExactly(battle + "/2", battle + "/1");
    assertThat(found("4711 -rf")).isEmpty();
  }

  @Test
  void pagesShowEachMessageOnceWhileOthersAreAddedAlsoThoseOfOneInstant() {
    String a = conversation("word", "word", "no", "word");
    String b = conversation("word", "word");
    store.jdbc.sql("update messages set created_at = '2026-01-01'").update();
    List<String> seen = new ArrayList<>();
    MessageFilter.Place place = null;
    do {
      List<FoundMessage> page = search.find(new MessageFilter("word", null, null, place, 2));
      page.forEach(found -> seen.add(id(found)));
      place =
          page.isEmpty()
              ? null
              : new MessageFilter.Place(
                  page.getLast().createdAt(), page.getLast().battleId(), page.getLast().seq());
      conversation("word");
    } while (place != null);

    assertThat(seen).containsExactly(b + "/2", b + "/1", a + "/4", a + "/2", a + "/1");
  }

  @Test
  void aRareWordIsFoundBehindAnyNumberOfNewerMessages() {
    String old = conversation("the needle");
    store.jdbc.sql("update messages set created_at = '2026-01-01'").update();
    fill(30_000);

    assertThat(found("needle")).containsExactly(old + "/1");
    assertThat(search.find(new MessageFilter("hay", null, null, null, 5))).hasSize(5);
  }

  @Test
  void oneRunAndOneRoleAreSearchedAlone() {
    String run = store.admitRun(Specs.run(2));
    String first = store.battlesOf(run).getFirst();
    say(first, "word", "word");
    String alone = conversation("word");

    assertThat(found("word", run, null)).containsExactly(first + "/2", first + "/1");
    assertThat(found("word", run, "user")).containsExactly(first + "/1");
    assertThat(found("word", null, "user")).containsExactly(alone + "/1", first + "/1");
    assertThat(search.find(new MessageFilter("word", run, null, null, 1)).getFirst().runId())
        .isEqualTo(run);
  }

  @Test
  void whatIsErasedIsNotFound() {
    String battle = conversation("secret");

    store.jdbc.sql("update messages set content = '' where battle_id = ?").param(battle).update();

    assertThat(found("secret")).isEmpty();
  }

  @Test
  void anyTextCanBeStored() {
    String manyWords = String.join(" ", numbers(60_000));

    String battle = conversation(manyWords, "\uD83D\uDE00".repeat(60_000), "x".repeat(300_000));

    assertThat(found("1000")).containsExactly(battle + "/1");
  }

  @Test
  void whatTakesTooLongIsGivenUp() throws SQLException {
    conversation("word");
    try (Connection other = store.dataSource.getConnection();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("lock table messages in access exclusive mode");

      assertThatThrownBy(() ->
              new MessageSearch(store.jdbc, Duration.ofSeconds(1))
                  .find(new MessageFilter("word", null, null, null, 1)))
          .isInstanceOf(QueryTimeoutException.class);
    }
  }

  private List<String> found(String query) {
    return found(query, null, null);
  }

  private List<String> found(String query, @Nullable String run, @Nullable String role) {
    return search.find(new MessageFilter(query, run, role, null, 50)).stream()
        .map(MessageSearchIT::id)
        .toList();
  }

  private static String id(FoundMessage found) {
    return found.battleId() + "/" + found.seq();
  }

  private String conversation(String... lines) {
    String battle = store.admit(Specs.scripted());
    say(battle, lines);
    return battle;
  }

  private void say(String battle, String... lines) {
    for (int seq = 1; seq <= lines.length; seq++) {
      insert(battle, seq, lines[seq - 1]);
    }
  }

  private void insert(String battle, int seq, String content) {
    store
        .jdbc
        .sql(
            """
            insert into messages (battle_id, seq, role, author, content)
            values (:battle, :seq, case when :seq % 2 = 1 then 'user' else 'assistant' end,
              'model', :content)
            """)
        .param("battle", battle)
        .param("seq", seq)
        .param("content", content)
        .update();
  }

  private void fill(int messages) {
    store
        .jdbc
        .sql(
            """
            with b as (
              insert into battles (id, fingerprint, spec)
              select 'hay-' || n, '', spec from generate_series(1, :messages) n,
                (select spec from battles limit 1) one
              returning id
            )
            insert into messages (battle_id, seq, role, author, content)
            select id, 1, 'user', 'model', 'hay' from b
            """)
        .param("messages", messages)
        .update();
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }
}
