package dev.gauntlet.storage.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineIT {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final TestStore store = TestStore.create();
  private final TimelineQueries queries = new TimelineQueries(store.jdbc, Duration.ofSeconds(30));

  @Test
  void aBattleIsQueuedThenPlayed() {
    String battle = battle(0, 5, 20);

    assertThat(lines(0, 60))
        .containsExactly("battle " + battle + " 5-20", "queued " + battle + " 0-5");
    Interval played = queries.between(at(0), at(60), 10).intervals().getFirst();
    assertThat(played.state()).isEqualTo("completed");
    assertThat(played.endedReason()).isEqualTo("goal");
    assertThat(played.runId()).isNull();
  }

  @Test
  void itIsKnownByItsGoalAndItsAgent() {
    battle(0, 5, 20);
    place(store.admitRun(Specs.run(2)));

    assertThat(queries.between(at(0), at(60), 10).intervals())
        .hasSize(6)
        .allSatisfy(interval -> {
          assertThat(interval.goal()).isNotBlank();
          assertThat(interval.provider()).isNotBlank();
          assertThat(interval.model()).isNotBlank();
        });
  }

  @Test
  void whatGoesOnHasNoEnd() {
    String waiting = battle(1, null, null);
    String playing = battle(2, 3, null);

    assertThat(lines(0, 60))
        .containsExactly(
            "battle " + playing + " 3-", "queued " + playing + " 2-3", "queued " + waiting + " 1-");
  }

  @Test
  void onlyWhatWasUnderWayInTheStretchIsListed() {
    battle(0, 1, 9);
    String before = battle(0, 1, 15);
    String within = battle(12, 13, 14);
    String over = battle(0, 5, 100);
    battle(20, 21, 22);

    assertThat(lines(10, 20))
        .containsExactly(
            "battle " + within + " 13-14",
            "queued " + within + " 12-13",
            "battle " + over + " 5-100",
            "battle " + before + " 1-15");
  }

  @Test
  void pausesLastUntilSomebodyResumesAndBackOffsUntilTheRetryOrWhatHappensBefore() {
    String battle = battle(0, 0, 50);
    event(battle, 1, 2, "backing_off", 5);
    event(battle, 2, 6, "backing_off", 20);
    event(battle, 3, 8, "message", null);
    event(battle, 4, 10, "paused", null);
    event(battle, 5, 12, "worker_lost", null);
    event(battle, 6, 30, "resumed", null);
    event(battle, 7, 40, "paused", null);
    event(battle, 8, 50, "ended", null);

    assertThat(lines(0, 60))
        .containsExactly(
            "paused " + battle + " 40-50",
            "paused " + battle + " 10-30",
            "backing_off " + battle + " 6-8",
            "backing_off " + battle + " 2-5",
            "queued " + battle + " 0-0",
            "battle " + battle + " 0-50");
  }

  @Test
  void aRetryThatIsNotDueIsStillWaitedFor() {
    String battle = battle(0, 1, null);
    event(battle, 1, 2, "backing_off", 60 * 24 * 365 * 50);

    assertThat(lines(0, 60)).contains("backing_off " + battle + " 2-");
  }

  @Test
  void theBattlesOfASmallRunAreListedAndThoseOfALargeOneAreBundled() {
    String small = store.admitRun(Specs.run(2));
    String large = store.admitRun(Specs.run(51));
    place(small);
    place(large);

    List<Interval> all = queries.between(at(0), at(60), 100).intervals();

    assertThat(all.stream().map(Interval::id).distinct())
        .containsExactlyInAnyOrder(large, small, small + ".1", small + ".2");
    assertThat(all)
        .filteredOn(i -> i.id().equals(large))
        .allSatisfy(i -> assertThat(i.bundledBattles()).isEqualTo(51));
    assertThat(all)
        .filteredOn(i -> !i.id().equals(large))
        .allSatisfy(i -> {
          assertThat(i.bundledBattles()).isNull();
          assertThat(i.runId()).isEqualTo(small);
        });
  }

  @Test
  void aRunThatStandsStillSaysSinceWhen() {
    String run = store.admitRun(Specs.run(51));
    place(run);
    store
        .jdbc
        .sql("update runs set state = 'paused', wanted = 'pause', wanted_at = ? where id = ?")
        .param(Timestamp.from(at(7)))
        .param(run)
        .update();

    assertThat(lines(0, 60)).contains("paused " + run + " 7-", "run " + run + " 1-");
  }

  @Test
  void theLatestAreKeptWhenThereAreTooMany() {
    battle(0, 1, 2);
    String later = battle(3, 4, 5);

    Timeline two = queries.between(at(0), at(60), 2);
    assertThat(two.truncated()).isTrue();
    assertThat(two.intervals()).extracting(Interval::id).containsExactly(later, later);
    assertThat(queries.between(at(0), at(60), 4).truncated()).isFalse();
  }

  @Test
  void aBattleEndsAlsoWhenTheClockWasSetBack() {
    String battle = battle(10, 11, null);

    store
        .jdbc
        .sql(
            "update battles set state = 'completed', ended_reason = 'goal', ended_at = ? where id = ?")
        .param(Timestamp.from(at(5)))
        .param(battle)
        .update();

    assertThat(store.row(battle).end()).isNotNull();
  }

  private List<String> lines(int start, int end) {
    return queries.between(at(start), at(end), 100).intervals().stream()
        .map(i -> i.kind().word() + " " + i.id() + " " + minute(i.from()) + "-" + minute(i.to()))
        .toList();
  }

  private static Instant at(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }

  private static String minute(@Nullable Instant time) {
    return time == null ? "" : Long.toString(Duration.between(NOON, time).toMinutes());
  }

  private String battle(int created, @Nullable Integer started, @Nullable Integer ended) {
    String id = store.admit(Specs.scripted());
    store
        .jdbc
        .sql(
            """
            update battles
            set created_at = cast(:noon as timestamptz) + make_interval(mins => :created),
                started_at = cast(:noon as timestamptz) + make_interval(mins => cast(:started as int)),
                ended_at = cast(:noon as timestamptz) + make_interval(mins => cast(:ended as int)),
                ended_reason = case when cast(:ended as int) is not null then 'goal' end,
                state = case when cast(:ended as int) is not null then 'completed'
                             when cast(:started as int) is not null then 'running'
                             else 'queued' end
            where id = :id
            """)
        .param("noon", Timestamp.from(NOON))
        .param("created", created)
        .param("started", started)
        .param("ended", ended)
        .param("id", id)
        .update();
    return id;
  }

  private void place(String run) {
    store
        .jdbc
        .sql("update runs set created_at = ?, started_at = ?, state = 'running' where id = ?")
        .param(Timestamp.from(at(0)))
        .param(Timestamp.from(at(1)))
        .param(run)
        .update();
    store
        .jdbc
        .sql("update battles set created_at = ? where run_id = ?")
        .param(Timestamp.from(at(0)))
        .param(run)
        .update();
  }

  private void event(
      String battle, int position, int minute, String type, @Nullable Integer retryAt) {
    store
        .jdbc
        .sql(
            """
            insert into events (battle_id, position, type, at, data)
            values (:battle, :position, :type, :at, cast(:data as jsonb))
            """)
        .param("battle", battle)
        .param("position", position)
        .param("type", type)
        .param("at", Timestamp.from(at(minute)))
        .param("data", retryAt == null ? "{}" : "{\"retryAt\": \"" + at(retryAt) + "\"}")
        .update();
  }
}
