package dev.gauntlet.storage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gauntlet.storage.Place;
import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.BattleFilter;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.run.RunSpec.Scenario;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.scale.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunQueriesIT {
  private static final TestStore STORE = TestStore.create();
  private static final RunQueries QUERIES = STORE.runQueries;

  @Test
  void battlesAreCountedByHowTheyStandAndHowTheyEnded() {
    String run = oneOfEach();

    RunCounts counts = QUERIES.counts(run);

    assertThat(counts).isEqualTo(new RunCounts(1, 1, 1, 1, 2, 2, 1, 1));
    assertThat(counts.completed()).isEqualTo(7);
    assertThat(counts.total()).isEqualTo(10);
  }

  @Test
  void theCountsAreThoseOfTheListOfBattles() {
    String run = oneOfEach();
    oneOfEach();
    RunCounts counts = QUERIES.counts(run);

    assertThat(listed(run, BattleState.QUEUED)).hasSize(counts.queued());
    assertThat(listed(run, BattleState.RUNNING)).hasSize(counts.running());
    assertThat(listed(run, BattleState.PAUSED)).hasSize(counts.paused());
    assertThat(listed(run, BattleState.FAILED)).hasSize(counts.failed());
    assertThat(listed(run, BattleState.CANCELLED)).hasSize(counts.cancelled());
    assertThat(listed(run, BattleState.COMPLETED))
        .hasSize(counts.succeeded() + counts.missed() + counts.uncovered());
    assertThat(listed(run, null)).hasSize(counts.total());
  }

  @Test
  void theCellsSayOfEachBattleInItsOrderHowItStands() {
    String run = oneOfEach();
    RunCounts counts = QUERIES.counts(run);

    String cells = QUERIES.cells(run);

    assertThat(cells).hasSize(counts.total());
    assertThat(count(cells, 'q')).isEqualTo(counts.queued());
    assertThat(count(cells, 'r')).isEqualTo(counts.running());
    assertThat(count(cells, 'p')).isEqualTo(counts.paused());
    assertThat(count(cells, 's')).isEqualTo(counts.succeeded());
    assertThat(count(cells, 'm')).isEqualTo(counts.missed());
    assertThat(count(cells, 'u')).isEqualTo(counts.uncovered());
    assertThat(count(cells, 'f')).isEqualTo(counts.failed());
    assertThat(count(cells, 'c')).isEqualTo(counts.cancelled());
    assertThat(QUERIES.cells("nowhere")).isEmpty();
  }

  private static long count(String cells, char letter) {
    return cells.chars().filter(cell -> cell == letter).count();
  }

  @Test
  void theBattlesOfARunAreTurnedOverPageByPage() {
    String run = STORE.admitRun(Specs.run(7));
    List<String> turned = new ArrayList<>();
    Place before = null;
    List<BattleRow> page;
    do {
      page =
          STORE.queries.list(new BattleFilter(null, run, null, null, null, null, null, before, 3));
      page.forEach(row -> turned.add(row.id()));
      BattleRow last = page.getLast();
      before = new Place(last.createdAt(), last.id());
    } while (page.size() == 3);

    assertThat(turned.reversed()).isEqualTo(STORE.battlesOf(run));
  }

  @Test
  void countsOfManyRunsLeaveOutThoseThatAreNotThere() {
    String one = STORE.admitRun(Specs.run(1));
    String other = STORE.admitRun(Specs.run(2));

    Map<String, RunCounts> counts = QUERIES.counts(List.of(one, other, "nowhere"));

    assertThat(counts).containsOnlyKeys(one, other);
    assertThat(counts.get(other)).extracting(RunCounts::queued).isEqualTo(2);
    assertThat(QUERIES.counts("nowhere")).isEqualTo(RunCounts.NONE);
  }

  @Test
  void scenariosAreCountedByRun() {
    BattleSpec battle = Specs.scripted();
    String varied =
        STORE.admitRun(
            Specs.run(
                4, battle, List.of(new Scenario("a", 1, battle), new Scenario("b", 1, battle))));
    String plain = STORE.admitRun(Specs.run(1));

    assertThat(QUERIES.scenarioCounts(List.of(varied, plain, "nowhere")))
        .isEqualTo(Map.of(varied, 2));
  }

  @Test
  void runsAreListedNewestFirstByStateAndByTag() {
    String tagged = STORE.admitRun(Specs.run(1, Specs.tagged(Map.of("team", "lists")), List.of()));
    String newer = STORE.admitRun(Specs.run(1, Specs.tagged(Map.of("team", "lists")), List.of()));
    STORE.admitRun(Specs.run(1));
    STORE.runProgress.begin(newer);

    assertThat(ids(new RunFilter(null, null, "team", "lists", null, 10)))
        .containsExactly(newer, tagged);
    assertThat(ids(new RunFilter(RunState.RUNNING, null, "team", "lists", null, 10)))
        .containsExactly(newer);
    Place behind = new Place(STORE.runRow(newer).createdAt(), newer);
    assertThat(ids(new RunFilter(null, null, "team", "lists", behind, 10))).containsExactly(tagged);
    assertThat(ids(new RunFilter(null, null, null, null, null, 1))).hasSize(1);
  }

  @Test
  void aTagOfARunFindsItsBattles() {
    String run = STORE.admitRun(Specs.run(2, Specs.tagged(Map.of("team", "red")), List.of()));
    String alone = STORE.admit(Specs.tagged(Map.of("team", "red")));

    assertThat(
            STORE.queries.list(
                new BattleFilter(null, null, null, null, "team", "red", null, null, 10)))
        .extracting(BattleRow::id)
        .containsExactlyInAnyOrder(run + ".1", run + ".2", alone);
  }

  @Test
  void thePaceIsUnknownBeforeTwoBattlesHaveEnded() {
    String run = begun(3);
    assertThat(QUERIES.endsPerMinute(STORE.runRow(run))).isEmpty();
    ended(run, 0, 10);
    assertThat(QUERIES.endsPerMinute(STORE.runRow(run))).isEmpty();
  }

  @Test
  void thePaceOfAYoungRunCountsFromItsBegin() {
    String run = begun(4);
    ended(run, 0, 1);
    ended(run, 1, 1);

    assertThat(QUERIES.endsPerMinute(STORE.runRow(run)).orElseThrow())
        .as("two in the ten minutes since the begin")
        .isCloseTo(0.2, within(0.02));
  }

  @Test
  void thePaceIsThatOfTheLastTwoWindows() {
    String run = begun(8);
    ended(run, 0, 540);
    ended(run, 1, 480);
    ended(run, 2, 120);
    ended(run, 3, 90);
    ended(run, 4, 60);
    ended(run, 5, 30);

    assertThat(QUERIES.endsPerMinute(STORE.runRow(run)).orElseThrow())
        .as("three in the two minutes since the first of four")
        .isCloseTo(1.5, within(0.1));
  }

  /** A run that began ten minutes ago, two battles at a time. */
  private static String begun(int battles) {
    String run = STORE.admitRun(Specs.run(battles));
    STORE.runProgress.begin(run);
    STORE
        .jdbc
        .sql(
            """
            update runs set created_at = now() - interval '11 minutes',
              started_at = now() - interval '10 minutes'
            where id = ?
            """)
        .param(run)
        .update();
    return run;
  }

  private static void ended(String run, int index, int secondsAgo) {
    String battle = STORE.battlesOf(run).get(index);
    end(battle, EndedReason.GOAL);
    STORE
        .jdbc
        .sql("update battles set ended_at = now() - make_interval(secs => ?) where id = ?")
        .param(secondsAgo)
        .param(battle)
        .update();
  }

  private static String oneOfEach() {
    String run = STORE.admitRun(Specs.run(10));
    List<String> battles = STORE.battlesOf(run);
    STORE.progress.begin(battles.get(1));
    STORE.progress.begin(battles.get(2));
    STORE.progress.paused(battles.get(2), new Intent(0, "ann", null));
    EndedReason[] reasons = EndedReason.values();
    for (int n = 0; n < reasons.length; n++) {
      end(battles.get(3 + n), reasons[n]);
    }
    return run;
  }

  private static void end(String battle, EndedReason reason) {
    STORE.progress.end(
        battle,
        reason == EndedReason.ERROR
            ? Ending.failed(FailureType.INTERNAL, "It was closed.")
            : new Ending(reason, null, null, null));
  }

  private static List<BattleRow> listed(String run, @Nullable BattleState state) {
    return STORE.queries.list(
        new BattleFilter(state, run, null, null, null, null, null, null, 100));
  }

  private static List<String> ids(RunFilter filter) {
    return QUERIES.list(filter).stream().map(RunRow::id).toList();
  }
}
