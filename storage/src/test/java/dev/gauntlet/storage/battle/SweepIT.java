package dev.gauntlet.storage.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepIT {
  private final TestStore store = TestStore.create();
  private final Sweep sweep = new Sweep(store.jdbc);
  private String battle = "";

  @BeforeEach
  void anAdmittedBattle() {
    battle = store.admit(Specs.scripted());
  }

  @Test
  void aBattleThatWasJustAdmittedIsLeftToWhoeverAdmittedIt() {
    assertThat(claimed(Instant.EPOCH)).isEmpty();
  }

  @Test
  void aBattleThatWasNeverHandedOverIsClaimedOnce() {
    age("created_at", 2);

    assertThat(sweep.claim(Instant.EPOCH, 10))
        .containsExactly(
            new OpenBattle(
                battle,
                0,
                null,
                "gpt-4o-mini at openai against a script of 3 lines",
                Wanted.RUN,
                new Intent(0, "", null),
                0));
    assertThat(claimed(Instant.EPOCH)).isEmpty();
  }

  @Test
  void anIntentThatWasNotDeliveredIsClaimed() {
    store.intents.handedOver(battle);
    store.intents.want(battle, Wanted.CANCEL, "ann", "why");
    age("wanted_at", 2);
    age("swept_at", 3);

    List<OpenBattle> claimed = sweep.claim(Instant.EPOCH, 10);

    assertThat(claimed).hasSize(1);
    assertThat(claimed.getFirst().hasUndeliveredIntent()).isTrue();
    assertThat(claimed.getFirst().wanted()).isEqualTo(Wanted.CANCEL);
    assertThat(claimed.getFirst().intent()).isEqualTo(new Intent(1, "ann", "why"));
  }

  @Test
  void aDeliveredIntentIsNot() {
    store.intents.handedOver(battle);
    int version = store.intents.want(battle, Wanted.PAUSE, "ann", null).orElseThrow().version();
    store.intents.delivered(battle, version);
    age("wanted_at", 2);
    age("swept_at", 3);

    assertThat(claimed(Instant.EPOCH)).isEmpty();
  }

  @Test
  void whatWasNotLookedAtSinceAMomentIsClaimed() {
    store.intents.handedOver(battle);
    assertThat(claimed(Instant.EPOCH)).isEmpty();

    age("swept_at", 20);
    assertThat(claimed(Instant.now().minusSeconds(30))).isEmpty();
    assertThat(claimed(Instant.now().minusSeconds(10))).containsExactly(battle);
  }

  @Test
  void everyOpenBattleIsClaimedWhenAllAreToBeLookedAtAgain() {
    store.intents.handedOver(battle);
    age("created_at", 2);
    sweep.lookAtAllAgain();

    assertThat(claimed(Instant.EPOCH)).containsExactly(battle);
  }

  @Test
  void aStartThatIsWrittenDownLateDoesNotHideThatTemporalForgotIt() {
    sweep.lookAtAllAgain();
    store.intents.handedOver(battle);

    assertThat(claimed(Instant.EPOCH)).containsExactly(battle);
  }

  @Test
  void aFirstStepThatIsWrittenDownLateDoesNotHideThatTemporalForgotTheBattle() {
    store.intents.handedOver(battle);
    sweep.lookAtAllAgain();
    store.progress.begin(battle);

    assertThat(claimed(Instant.EPOCH)).containsExactly(battle);
  }

  @Test
  void aBattleWhoseFirstStepRanIsLeftAlone() {
    age("created_at", 2);
    store.progress.begin(battle);

    assertThat(claimed(Instant.EPOCH)).isEmpty();
  }

  @Test
  void anEndedBattleIsNotClaimed() {
    age("created_at", 2);
    store.progress.end(battle, new Ending(EndedReason.TIMEOUT, null, null, null));

    assertThat(claimed(Instant.now())).isEmpty();
  }

  @Test
  void aBattleOfARunIsLeftToTheRunUntilItHasBegun() {
    String run = store.admitRun(Specs.run(2));
    age("created_at", 2);
    sweep.lookAtAllAgain();
    assertThat(claimed(Instant.now())).containsExactly(battle);

    store.progress.begin(run + ".2");
    age("swept_at", 20);

    List<OpenBattle> claimed = sweep.claim(Instant.now().minusSeconds(10), 10);
    assertThat(claimed).extracting(OpenBattle::id).containsExactlyInAnyOrder(battle, run + ".2");
    assertThat(claimed)
        .extracting(OpenBattle::run)
        .contains(new BattleRow.PlaceInRun(run, 1, null));
  }

  @Test
  void anIntentThatTheFirstStepReadNeedsNoDelivery() {
    store.intents.want(battle, Wanted.PAUSE, "ann", null);
    store.progress.begin(battle);
    age("wanted_at", 2);
    age("swept_at", 3);

    assertThat(claimed(Instant.EPOCH)).isEmpty();
  }

  @Test
  void noMoreAreClaimedThanWereAskedFor() {
    IntStream.range(0, 40).forEach(n -> store.admit(Specs.scripted()));
    store.jdbc.sql("update battles set created_at = created_at - interval '2 seconds'").update();

    assertThat(sweep.claim(Instant.EPOCH, 7)).hasSize(7);
    store.jdbc.sql("analyze battles").update();
    assertThat(sweep.claim(Instant.EPOCH, 1)).hasSize(1);
  }

  @Test
  void twoSweepersClaimDifferentBattles() throws Exception {
    IntStream.range(0, 99).forEach(n -> store.admit(Specs.scripted()));
    store.jdbc.sql("update battles set created_at = created_at - interval '2 seconds'").update();
    CyclicBarrier together = new CyclicBarrier(4);
    List<String> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> claims =
          IntStream.range(0, 4)
              .mapToObj(n ->
                  threads.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    List<String> mine = new ArrayList<>();
                    for (int round = 0; round < 5; round++) {
                      sweep.claim(Instant.EPOCH, 10).forEach(open -> mine.add(open.id()));
                    }
                    return mine;
                  }))
              .toList();
      for (Future<List<String>> claim : claims) {
        all.addAll(claim.get(30, TimeUnit.SECONDS));
      }
    }

    assertThat(all).hasSize(100).doesNotHaveDuplicates();
  }

  private List<String> claimed(Instant since) {
    return sweep.claim(since, 10).stream().map(OpenBattle::id).toList();
  }

  /** Moves a time of the battle so many seconds into the past. */
  private void age(String column, int seconds) {
    store
        .jdbc
        .sql(
            switch (column) {
              case "created_at" ->
                  "update battles set created_at = now() - make_interval(secs => ?)";
              case "wanted_at" -> "update battles set wanted_at = now() - make_interval(secs => ?)";
              case "swept_at" -> "update battles set swept_at = now() - make_interval(secs => ?)";
              default -> throw new IllegalArgumentException(column);
            })
        .param(seconds)
        .update();
  }
}
