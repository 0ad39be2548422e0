package dev.gauntlet.storage.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.Place;
import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.workflows.battle.BattleState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BattleQueriesIT {
  private final TestStore store = TestStore.create();

  @Test
  void pagesShowEachBattleOnceWhileOthersAreAdded() {
    List<String> expected =
        new ArrayList<>(IntStream.range(0, 7).mapToObj(n -> admit()).toList().reversed());
    // Battles of one instant are told apart by their ids.
    store
        .jdbc
        .sql("update battles set created_at = (select min(created_at) from battles)")
        .update();
    expected.sort((a, b) -> b.compareTo(a));

    List<String> seen = new ArrayList<>();
    Place place = null;
    do {
      List<BattleRow> page = list(null, null, null, place, 3);
      page.forEach(row -> seen.add(row.id()));
      place = page.isEmpty() ? null : new Place(page.getLast().createdAt(), page.getLast().id());
      admit();
    } while (place != null);

    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void tagsAndStatesAreFiltered() {
    String blue = store.admit(Specs.tagged(Map.of("team", "blue", "wave", "1")));
    String red = store.admit(Specs.tagged(Map.of("team", "red")));
    String begun = store.begin();

    assertThat(ids("team", "blue", null)).containsExactly(blue);
    assertThat(ids("team", "red", null)).containsExactly(red);
    assertThat(ids("team", "bl", null)).isEmpty();
    assertThat(ids("te%", "'\"}", null)).isEmpty();
    assertThat(ids(null, null, BattleState.RUNNING)).containsExactly(begun);
    assertThat(ids("team", "blue", BattleState.RUNNING)).isEmpty();
  }

  @Test
  void onlyMessagesAndEventsBehindTheCursorAreRead() {
    String id = store.begin();
    store.say(id, 4);

    assertThat(store.queries.messages(id, 2, 1)).extracting(StoredMessage::seq).containsExactly(3);
    assertThat(store.queries.events(id, 3, 10))
        .extracting(BattleEvent::position)
        .containsExactly(4, 5);
  }

  private List<String> ids(
      @Nullable String tag, @Nullable String value, @Nullable BattleState state) {
    return list(state, tag, value, null, 10).stream().map(BattleRow::id).toList();
  }

  private List<BattleRow> list(
      @Nullable BattleState state,
      @Nullable String tag,
      @Nullable String value,
      @Nullable Place before,
      int limit) {
    return store.queries.list(
        new BattleFilter(state, null, null, null, tag, value, null, before, limit));
  }

  private String admit() {
    return store.admit(Specs.scripted());
  }
}
