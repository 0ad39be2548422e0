package dev.gauntlet.storage.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.Place;
import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.BattleFilter;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.scale.RunState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists show what was there at the first page once each, whatever comes or changes meanwhile. */
class PagingIT {
  private final TestStore store = TestStore.create();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void runsOfOneInstantAreTurnedOverWhileOthersAreAdded(int limit) {
    List<String> runs = runs(7);
    atOneInstant();

    List<String> seen =
        turn(
            place -> store.runQueries.list(new RunFilter(null, null, "list", "x", place, limit)),
            run -> new Place(run.createdAt(), run.id()),
            () -> runs(1));

    assertThat(seen).isEqualTo(runs.stream().sorted(Comparator.reverseOrder()).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void runsInAStateAreTurnedOverWhileOthersGetIntoIt(int limit) {
    List<String> begun = runs(5);
    begun.forEach(store.runProgress::begin);
    runs(2);

    List<String> seen =
        turn(
            place ->
                store.runQueries.list(
                    new RunFilter(RunState.RUNNING, null, null, null, place, limit)),
            run -> new Place(run.createdAt(), run.id()),
            () -> runs(1).forEach(store.runProgress::begin));

    assertThat(seen).isEqualTo(begun.reversed());
  }

  @Test
  void battlesOfOneInstantAreTurnedOverInEveryFilterWhileOthersAreAdded() {
    String run = store.admitRun(Specs.run(6));
    IntStream.range(0, 4).forEach(n -> store.admit(Specs.tagged(Map.of("list", "y"))));
    end("completed", "limit");
    store.admitRun(Specs.run(3));
    IntStream.range(0, 3).forEach(n -> store.admit(Specs.tagged(Map.of("list", "y"))));
    atOneInstant();

    for (BattleFilter filter :
        List.of(
            filter(null, null, null, null),
            filter(BattleState.QUEUED, null, null, null),
            filter(BattleState.COMPLETED, null, EndedReason.LIMIT, null),
            filter(null, run, null, null),
            filter(null, run, EndedReason.LIMIT, null),
            filter(null, null, null, "list"))) {
      List<String> whole = store.queries.list(filter).stream().map(BattleRow::id).toList();

      List<String> seen =
          turn(
              place ->
                  store.queries.list(
                      new BattleFilter(
                          filter.state(),
                          filter.runId(),
                          null,
                          filter.endedReason(),
                          filter.tagKey(),
                          filter.tagValue(),
                          null,
                          place,
                          2)),
              battle -> new Place(battle.createdAt(), battle.id()),
              () -> {
                store.admit(Specs.tagged(Map.of("list", "y")));
                store.admitRun(Specs.run(1));
              });

      assertThat(whole).as(filter.toString()).hasSizeGreaterThan(3);
      assertThat(seen).as(filter.toString()).isEqualTo(whole);
    }
  }

  private static BattleFilter filter(
      @Nullable BattleState state,
      @Nullable String run,
      @Nullable EndedReason reason,
      @Nullable String tag) {
    return new BattleFilter(
        state, run, null, reason, tag, tag == null ? null : "y", null, null, 1_000);
  }

  private <T> List<String> turn(
      Function<@Nullable Place, List<T>> list, Function<T, Place> place, Runnable meanwhile) {
    List<Place> seen = new ArrayList<>();
    Place before = null;
    do {
      List<T> page = list.apply(before);
      page.stream().map(place).forEach(seen::add);
      before = page.isEmpty() ? null : place.apply(page.getLast());
      meanwhile.run();
    } while (before != null);
    return seen.stream().map(Place::id).toList();
  }

  private List<String> runs(int count) {
    return Stream.generate(
            () -> store.admitRun(Specs.run(1, Specs.tagged(Map.of("list", "x")), List.of())))
        .limit(count)
        .toList();
  }

  private void end(String state, String reason) {
    store
        .jdbc
        .sql("update battles set state = ?, ended_reason = ?, ended_at = now()")
        .param(state)
        .param(reason)
        .update();
  }

  private void atOneInstant() {
    store.jdbc.sql("update runs set created_at = '2026-01-01'").update();
    store.jdbc.sql("update battles set created_at = '2026-01-01'").update();
  }
}
