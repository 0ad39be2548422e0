package dev.gauntlet.storage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gauntlet.storage.AtOnce;
import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.BattleError;
import dev.gauntlet.storage.battle.BattleEvent;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.run.BattlesOfRun.Told;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class BattlesOfRunIT {
  private static final TestStore STORE = TestStore.create();
  private static final BattlesOfRun BATTLES = STORE.battlesOfRun;
  private static final Intent LUNCH = new Intent(1, "ann", "lunch");
  private static final Intent STOP = new Intent(2, "bob", "too dear");

  private final String run = STORE.admitRun(Specs.run(4));
  private final List<String> battles = STORE.battlesOf(run);
  private final String first = battles.get(0);
  private final String second = battles.get(1);
  private final String third = battles.get(2);
  private final String unbegun = battles.get(3);

  @BeforeEach
  void threeAreBegun() {
    battles.subList(0, 3).forEach(STORE.progress::begin);
  }

  @Test
  void aWishReachesEveryOpenBattleAndThoseThatBeganAreToBeTold() {
    end(third, EndedReason.GOAL);

    assertThat(BATTLES.want(run, Wanted.PAUSE, LUNCH))
        .containsExactly(new Told(first, LUNCH), new Told(second, LUNCH));

    assertThat(STORE.row(unbegun).wanted()).isEqualTo(Wanted.PAUSE);
    assertThat(STORE.row(unbegun).intent()).isEqualTo(LUNCH);
    assertThat(STORE.row(third).wanted()).isEqualTo(Wanted.RUN);
  }

  @Test
  void versionsGrowByWhatEachBattleWasAskedBefore() {
    STORE.intents.want(second, Wanted.PAUSE, "eve", null);
    STORE.intents.want(second, Wanted.RUN, "eve", null);

    assertThat(BATTLES.want(run, Wanted.PAUSE, LUNCH))
        .extracting(told -> told.intent().version())
        .containsExactly(1, 3, 1);
    assertThat(BATTLES.want(run, Wanted.RUN, new Intent(2, "ann", null)))
        .extracting(told -> told.intent().version())
        .containsExactly(2, 4, 2);
  }

  @Test
  void aWishThatIsRepeatedChangesNothingAndSaysWhoIsToBeToldAgain() {
    List<Told> told = BATTLES.want(run, Wanted.CANCEL, STOP);

    assertThat(BATTLES.want(run, Wanted.CANCEL, new Intent(3, "eve", "me too"))).isEqualTo(told);
    assertThat(STORE.row(unbegun).intent()).isEqualTo(new Intent(1, "bob", "too dear"));
  }

  @Test
  void aBattleThatNobodyHeldNeedsNotHearThatItGoesOn() {
    STORE.intents.want(second, Wanted.PAUSE, "eve", null);

    assertThat(BATTLES.want(run, Wanted.RUN, LUNCH))
        .containsExactly(new Told(second, new Intent(2, "ann", "lunch")));
  }

  @Test
  void aBattleThatIsToEndKeepsHow() {
    STORE.intents.want(first, Wanted.CANCEL, "eve", "mine");
    assertThat(BATTLES.want(run, Wanted.EXPIRE, new Intent(0, "gauntlet", "Too late.")))
        .extracting(Told::id)
        .containsExactly(second, third);

    assertThat(BATTLES.want(run, Wanted.CANCEL, STOP)).extracting(Told::id).containsExactly(first);
    assertThat(STORE.row(first).intent()).isEqualTo(new Intent(1, "eve", "mine"));
    assertThat(STORE.row(second).wanted()).isEqualTo(Wanted.EXPIRE);
    assertThat(STORE.row(second).intent()).isEqualTo(new Intent(1, "gauntlet", "Too late."));
  }

  @Test
  void aWishToEndWakesWhoeverHoldsACallAndNoOtherDoes() throws Exception {
    try (Connection connection = STORE.dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("listen gauntlet_cancelled");
      BATTLES.want(run, Wanted.PAUSE, LUNCH);
      BATTLES.want(run, Wanted.CANCEL, STOP);

      PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications(10_000);
      assertThat(Arrays.stream(heard).map(PGNotification::getParameter))
          .containsExactly(first, second, third);
    }
  }

  @Test
  void whatWasDeliveredIsWrittenDownForAllAtOnceAndNeverGoesBack() {
    List<Told> paused = BATTLES.want(run, Wanted.PAUSE, LUNCH);
    List<Told> resumed = BATTLES.want(run, Wanted.RUN, new Intent(2, "ann", null));

    BATTLES.delivered(resumed);
    BATTLES.delivered(paused);

    assertThat(delivered()).containsExactly(2, 2, 2, 0);
  }

  @Test
  void battlesThatWereNeverBegunEndAndSayWhy() {
    end(second, EndedReason.LIMIT);
    STORE.intents.want(unbegun, Wanted.PAUSE, "eve", null);

    BATTLES.endUnbegun(run, Ending.of(Wanted.CANCEL, STOP));

    assertThat(STORE.row(first).end()).isNull();
    assertThat(endOf(second).reason()).isEqualTo(EndedReason.LIMIT);
    BattleRow ended = STORE.row(unbegun);
    assertThat(ended.state()).isEqualTo(BattleState.CANCELLED);
    assertThat(endOf(unbegun).by()).isEqualTo("bob");
    assertThat(ended.startedAt()).isNull();
    assertThat(STORE.queries.events(unbegun, 0, 10))
        .extracting(BattleEvent::position, BattleEvent::type)
        .containsExactly(tuple(1, "ended"));
    assertThat(STORE.queries.events(unbegun, 0, 1).getFirst().data())
        .contains("\"by\": \"bob\"", "\"endedReason\": \"manual\"");
  }

  @Test
  void aBattleThatSomebodyCancelledBeforeKeepsWhoItWas() {
    STORE.intents.want(unbegun, Wanted.CANCEL, "eve", "mine");

    BATTLES.endUnbegun(run, Ending.of(Wanted.CANCEL, STOP));

    assertThat(endOf(unbegun).by()).isEqualTo("eve");
    assertThat(STORE.queries.events(unbegun, 0, 1).getFirst().data()).contains("\"by\": \"eve\"");
  }

  @Test
  void theSameEndIsWrittenHoweverABattleEnds() {
    List<Ending> endings =
        List.of(
            Ending.spent(EndedReason.BUDGET, "It is spent."),
            Ending.of(Wanted.EXPIRE, new Intent(0, "gauntlet", "Too late.")),
            Ending.failed(FailureType.INTERNAL, "It was closed."),
            Ending.of(Wanted.CANCEL, STOP));
    for (Ending ending : endings) {
      String other = STORE.admitRun(Specs.run(1));
      BATTLES.endUnbegun(other, ending);
      String single = STORE.admit(Specs.scripted());
      STORE.progress.end(single, ending);

      String battle = STORE.battlesOf(other).getFirst();
      assertThat(endOf(battle))
          .usingRecursiveComparison()
          .ignoringFields("at")
          .isEqualTo(endOf(single));
      assertThat(STORE.queries.events(battle, 0, 10))
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
          .isEqualTo(STORE.queries.events(single, 0, 10));
    }
  }

  @Test
  void endingWhatWasNeverBegunMayBeRepeatedAndDoneByManyAtOnce() throws Exception {
    String large = STORE.admitRun(Specs.run(60));
    List<String> all = STORE.battlesOf(large);
    AtomicInteger begun = new AtomicInteger();

    AtOnce.each(
        6,
        n -> {
          if (n < 3) {
            BATTLES.endUnbegun(large, Ending.of(Wanted.CANCEL, STOP));
          } else {
            for (String battle : all.subList(0, 20)) {
              STORE
                  .progress
                  .begin(battle)
                  .filter(row -> row.end() == null)
                  .ifPresent(row -> begun.incrementAndGet());
            }
          }
          return n;
        });
    BATTLES.endUnbegun(large, Ending.of(Wanted.CANCEL, STOP));

    RunCounts counts = STORE.runQueries.counts(large);
    assertThat(counts.running() + counts.cancelled()).isEqualTo(60);
    assertThat(counts.cancelled()).isGreaterThanOrEqualTo(40);
    for (String battle : all) {
      BattleRow row = STORE.row(battle);
      assertThat(STORE.queries.events(battle, 0, 10)).hasSize(row.eventCount());
      assertThat(STORE.happenings(battle)).startsWith(row.end() == null ? "started" : "ended");
    }
  }

  @Test
  void allThatIsOpenEndsWithTheRun() {
    end(second, EndedReason.GOAL);

    BATTLES.endAll(run, Ending.failed(FailureType.INTERNAL, "It was closed."));

    assertThat(STORE.runQueries.counts(run)).isEqualTo(new RunCounts(0, 0, 0, 1, 0, 0, 3, 0));
    assertThat(endOf(first).error()).isEqualTo(new BattleError("INTERNAL", "It was closed."));
    assertThat(STORE.happenings(first)).containsExactly("started", "ended");
    assertThat(STORE.happenings(unbegun)).containsExactly("ended");
  }

  @Test
  void anOpenBattleIsFoundByItsIndex() {
    end(second, EndedReason.GOAL);

    assertThat(BATTLES.open(run, 0)).contains(first);
    assertThat(BATTLES.open(run, 1)).isEmpty();
    assertThat(BATTLES.open(run, 3)).contains(unbegun);
    assertThat(BATTLES.open(run, 4)).isEmpty();
  }

  private static void end(String battle, EndedReason reason) {
    STORE.progress.end(battle, new Ending(reason, null, null, null));
  }

  private static BattleRow.End endOf(String battle) {
    return Objects.requireNonNull(STORE.row(battle).end());
  }

  private List<Integer> delivered() {
    return STORE
        .jdbc
        .sql("select delivered_version from battles where run_id = ? order by run_index")
        .param(run)
        .query(Integer.class)
        .list();
  }
}
