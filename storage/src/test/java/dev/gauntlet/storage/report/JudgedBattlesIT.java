package dev.gauntlet.storage.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.Place;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.BattleFilter;
import dev.gauntlet.storage.battle.BattleFilter.Judged;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.workflows.battle.EndedReason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Battles of a run are found by what their last judgement decided. */
class JudgedBattlesIT {
  private static final TestStore STORE = TestStore.create();

  @Test
  void theLastJudgementCounts() {
    RunFixture run = judged();

    assertThat(list(run, new Judged("done", false), null, null, 10)).containsExactly(run.id + "-1");
    assertThat(list(run, new Judged("done", true), null, null, 10))
        .containsExactlyInAnyOrder(run.id + "-0", run.id + "-4");
  }

  @Test
  void whatWasNotDecidedIsNeither() {
    RunFixture run = judged();

    assertThat(list(run, new Judged("done", true), null, null, 10)).doesNotContain(run.id + "-2");
    assertThat(list(run, new Judged("done", false), null, null, 10)).doesNotContain(run.id + "-3");
    assertThat(list(run, new Judged("other", false), null, null, 10)).isEmpty();
  }

  @Test
  void itGoesWithAnEndAndPageByPage() {
    RunFixture run = judged();

    assertThat(list(run, new Judged("done", true), EndedReason.LIMIT, null, 10))
        .containsExactly(run.id + "-4");
    BattleRow first =
        STORE.queries.list(filter(run, new Judged("done", true), null, null, 1)).getFirst();
    Place behind = new Place(first.createdAt(), first.id());
    assertThat(list(run, new Judged("done", true), null, behind, 10))
        .containsExactly(first.id().endsWith("-4") ? run.id + "-0" : run.id + "-4");
  }

  /** Met in the end, met only before, could not be read, never judged, met at once. */
  private static RunFixture judged() {
    RunFixture run = RunFixture.of(STORE, 5);
    for (int index = 0; index < 5; index++) {
      run.say(index, 4);
    }
    return run.judge(0, 2, false)
        .judge(0, 4, true)
        .judge(1, 2, true)
        .judge(1, 4, false)
        .judge(2, 2, true)
        .judge(2, 4, null)
        .judge(4, 2, true)
        .end(EndedReason.GOAL, 0, 1)
        .end(EndedReason.LIMIT, 1, 5);
  }

  private static List<String> list(
      RunFixture run,
      Judged judged,
      @Nullable EndedReason reason,
      @Nullable Place before,
      int limit) {
    return STORE.queries.list(filter(run, judged, reason, before, limit)).stream()
        .map(BattleRow::id)
        .toList();
  }

  private static BattleFilter filter(
      RunFixture run,
      Judged judged,
      @Nullable EndedReason reason,
      @Nullable Place before,
      int limit) {
    return new BattleFilter(null, run.id, null, reason, null, null, judged, before, limit);
  }
}
