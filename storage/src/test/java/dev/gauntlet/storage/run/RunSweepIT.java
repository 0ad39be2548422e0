package dev.gauntlet.storage.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.AtOnce;
import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.RunEnding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunSweepIT {
  private final TestStore store = TestStore.create();
  private final RunSweep sweep = new RunSweep(store.jdbc);
  private final String run = store.admitRun(Specs.run(2));

  @Test
  void aRunThatWasJustAdmittedIsLeftToWhoeverAdmittedIt() {
    assertThat(claimed(Instant.EPOCH)).isEmpty();
  }

  @Test
  void aRunThatWasNeverHandedOverIsClaimedOnce() {
    age("created_at", 2);

    assertThat(sweep.claim(Instant.EPOCH, 10))
        .containsExactly(
            new OpenRun(
                run,
                0,
                "2 times gpt-4o-mini at openai against a script of 3 lines",
                Wanted.RUN,
                new Intent(0, "", null),
                0));
    assertThat(claimed(Instant.EPOCH)).isEmpty();
  }

  @Test
  void anIntentThatWasNotDeliveredIsClaimed() {
    store.runIntents.handedOver(run);
    store.runIntents.want(run, Wanted.CANCEL, "ann", "why");
    age("wanted_at", 2);
    age("swept_at", 3);

    List<OpenRun> claimed = sweep.claim(Instant.EPOCH, 10);

    assertThat(claimed).hasSize(1);
    assertThat(claimed.getFirst().hasUndeliveredIntent()).isTrue();
    assertThat(claimed.getFirst().wanted()).isEqualTo(Wanted.CANCEL);
    assertThat(claimed.getFirst().intent()).isEqualTo(new Intent(1, "ann", "why"));
  }

  @Test
  void aDeliveredIntentIsNot() {
    store.runIntents.handedOver(run);
    int version = store.runIntents.want(run, Wanted.PAUSE, "ann", null).orElseThrow().version();
    store.runIntents.delivered(run, version);
    age("wanted_at", 2);
    age("swept_at", 3);

    assertThat(claimed(Instant.EPOCH)).isEmpty();
  }

  @Test
  void whatWasNotLookedAtSinceAMomentIsClaimed() {
    store.runIntents.handedOver(run);
    age("swept_at", 20);

    assertThat(claimed(Instant.now().minusSeconds(30))).isEmpty();
    assertThat(claimed(Instant.now().minusSeconds(10))).containsExactly(run);
  }

  @Test
  void whatCouldNotBePushedIsClaimedAgain() {
    age("created_at", 2);
    assertThat(claimed(Instant.EPOCH)).containsExactly(run);

    sweep.lookAgain(run);

    assertThat(claimed(Instant.EPOCH)).containsExactly(run);
  }

  @Test
  void everyOpenRunIsClaimedWhenAllAreToBeLookedAtAgain() {
    store.runIntents.handedOver(run);
    age("created_at", 2);
    sweep.lookAtAllAgain();

    assertThat(claimed(Instant.EPOCH)).containsExactly(run);
  }

  @Test
  void aStartThatIsWrittenDownLateDoesNotHideThatTemporalForgotIt() {
    sweep.lookAtAllAgain();
    store.runIntents.handedOver(run);

    assertThat(claimed(Instant.EPOCH)).containsExactly(run);
  }

  @Test
  void aFirstStepThatIsWrittenDownLateDoesNotHideThatTemporalForgotTheRun() {
    store.runIntents.handedOver(run);
    sweep.lookAtAllAgain();
    store.runProgress.begin(run);

    assertThat(claimed(Instant.EPOCH)).containsExactly(run);
  }

  @Test
  void aRunWhoseFirstStepRanIsLeftAlone() {
    age("created_at", 2);
    store.runProgress.begin(run);

    assertThat(claimed(Instant.EPOCH)).isEmpty();
  }

  @Test
  void anEndedRunIsNotClaimed() {
    age("created_at", 2);
    store.runProgress.end(run, RunEnding.COMPLETED);
    sweep.lookAgain(run);
    sweep.lookAtAllAgain();

    assertThat(claimed(Instant.now())).isEmpty();
  }

  @Test
  void twoSweepersClaimDifferentRuns() throws Exception {
    IntStream.range(0, 39).forEach(n -> store.admitRun(Specs.run(1)));
    age("created_at", 2);

    List<List<String>> claims =
        AtOnce.each(
            4,
            n -> {
              List<String> mine = new ArrayList<>();
              for (int round = 0; round < 6; round++) {
                sweep.claim(Instant.EPOCH, 5).forEach(open -> mine.add(open.id()));
              }
              return mine;
            });

    assertThat(claims.stream().flatMap(List::stream)).hasSize(40).doesNotHaveDuplicates();
  }

  private List<String> claimed(Instant since) {
    return sweep.claim(since, 10).stream().map(OpenRun::id).toList();
  }

  /** Moves a time of the runs so many seconds into the past. */
  private void age(String column, int seconds) {
    store
        .jdbc
        .sql(
            switch (column) {
              case "created_at" -> "update runs set created_at = now() - make_interval(secs => ?)";
              case "wanted_at" -> "update runs set wanted_at = now() - make_interval(secs => ?)";
              case "swept_at" -> "update runs set swept_at = now() - make_interval(secs => ?)";
              default -> throw new IllegalArgumentException(column);
            })
        .param(seconds)
        .update();
  }
}
