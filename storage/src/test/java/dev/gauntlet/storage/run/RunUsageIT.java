package dev.gauntlet.storage.run;

import static dev.gauntlet.storage.journal.TestCalls.judging;
import static dev.gauntlet.storage.journal.TestCalls.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.AtOnce;
import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.journal.TestCalls;
import dev.gauntlet.workflows.Spent;
import dev.gauntlet.workflows.Usage;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.scale.RunEnding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunUsageIT {
  private static final TestStore STORE = TestStore.create();
  private static final TestCalls CALLS = new TestCalls(STORE);

  private final String run = STORE.admitRun(Specs.run(3));
  private final List<String> battles = STORE.battlesOf(run);
  private final String first = battles.get(0);
  private final String second = battles.get(1);

  @BeforeEach
  void twoAreBegun() {
    STORE.progress.begin(first);
    STORE.progress.begin(second);
  }

  @Test
  void nothingIsUsedBeforeTheFirstCall() {
    assertThat(STORE.runQueries.usage(run)).isEqualTo(UsageOfRun.NOTHING);
    assertThat(STORE.runQueries.usages(List.of(run, "nowhere"))).isEmpty();
  }

  @Test
  void openAndEndedBattlesAreCountedByWhatTheCallsWereFor() {
    CALLS.buy(turn(first), 300L);
    CALLS.buy(judging(first), 50L);
    CALLS.buy(turn(second), 7L);
    end(first);

    Usage usage = STORE.runQueries.usage(run).battles();

    assertThat(usage).isEqualTo(byTheJournal());
    assertThat(usage.agent()).isEqualTo(new Spent(40, 10, 307L, 2, 0, 200, 0, false));
    assertThat(usage.judge().costMicros()).isEqualTo(50);
  }

  @Test
  void anAnswerThatIsWastedAfterItsBattlesEndIsCounted() {
    CALLS.open(turn(first));
    CALLS.open(turn(first));
    CALLS.store(turn(first), 2, 300L);
    end(first);
    assertThat(STORE.runQueries.usage(run).battles().agent().unsettledMicros()).isEqualTo(1_000);

    CALLS.store(turn(first), 1, 41L);

    assertThat(STORE.runQueries.usage(run).battles()).isEqualTo(byTheJournal());
    assertThat(STORE.runQueries.usage(run).battles().total().costMicros()).isEqualTo(341);
  }

  @Test
  void whatBecomesOfACallAfterTheRunsEndIsCounted() {
    CALLS.open(turn(first));
    CALLS.open(turn(second));
    end(first);
    end(second);
    STORE.runProgress.end(run, RunEnding.COMPLETED);
    assertThat(STORE.runQueries.usage(run).battles()).isEqualTo(byTheJournal());
    assertThat(STORE.runQueries.usage(run).battles().total().unsettledMicros()).isEqualTo(2_000);

    CALLS.store(turn(first), 1, 300L);
    CALLS.fail(turn(second), 1);

    assertThat(STORE.runQueries.usage(run).battles()).isEqualTo(byTheJournal());
    assertThat(STORE.runQueries.usage(run).battles().total().costMicros()).isEqualTo(300);
  }

  @Test
  void answersThatComeWhileTheBattleEndsAreCounted() throws Exception {
    String large = STORE.admitRun(Specs.run(20));
    List<String> many = STORE.battlesOf(large);
    many.forEach(STORE.progress::begin);
    many.forEach(battle -> CALLS.open(turn(battle)));

    AtOnce.each(
        40,
        n -> {
          String battle = many.get(n / 2);
          if (n % 2 == 0) {
            end(battle);
          } else {
            CALLS.store(turn(battle), 1, 10L);
          }
          return battle;
        });

    Usage usage = STORE.runQueries.usage(large).battles();
    assertThat(usage.total().costMicros()).isEqualTo(200);
    assertThat(usage.total().unsettledMicros()).isZero();
  }

  @Test
  void aStoredCallWithoutAPriceMakesTheCostUnknown() {
    CALLS.buy(turn(first), null);
    CALLS.buy(judging(first), 50L);
    CALLS.buy(turn(second), 7L);
    assertThat(STORE.runQueries.usage(run).battles().total().costMicros()).isNull();

    end(first);
    end(second);

    Usage usage = STORE.runQueries.usage(run).battles();
    assertThat(usage).isEqualTo(byTheJournal());
    assertThat(usage.agent().costMicros()).isNull();
    assertThat(usage.judge().costMicros()).isEqualTo(50);
    assertThat(usage.agent().tokensIn()).isEqualTo(40);
  }

  @Test
  void eachRunIsCountedForItself() {
    String other = STORE.admitRun(Specs.run(1));
    String battle = STORE.battlesOf(other).getFirst();
    STORE.progress.begin(battle);
    CALLS.buy(turn(battle), 5L);
    CALLS.buy(turn(first), 7L);

    Map<String, UsageOfRun> usages = STORE.runQueries.usages(List.of(run, other));

    assertThat(usages)
        .isEqualTo(Map.of(run, STORE.runQueries.usage(run), other, STORE.runQueries.usage(other)));
    assertThat(usages.values())
        .extracting(usage -> usage.total().costMicros())
        .containsExactlyInAnyOrder(7L, 5L);
  }

  private static void end(String battle) {
    STORE.progress.end(battle, new Ending(EndedReason.GOAL, null, null, null));
  }

  private Usage byTheJournal() {
    return STORE.queries.usages(battles).values().stream()
        .reduce(
            Usage.NOTHING,
            (one, other) ->
                new Usage(
                    one.agent().plus(other.agent()),
                    one.opponent().plus(other.opponent()),
                    one.judge().plus(other.judge())));
  }
}
