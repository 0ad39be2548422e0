package dev.gauntlet.storage.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.AtOnce;
import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.RunEnding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunIntentsIT {
  private static final TestStore STORE = TestStore.create();
  private static final RunIntents INTENTS = STORE.runIntents;

  private final String run = STORE.admitRun(Specs.run(2));

  @Test
  void eachIntentIsNewerThanTheOneBefore() {
    assertThat(INTENTS.want(run, Wanted.PAUSE, "ann", "lunch"))
        .contains(new Intent(1, "ann", "lunch"));
    assertThat(INTENTS.want(run, Wanted.RUN, "bob", null)).contains(new Intent(2, "bob", null));
    assertThat(STORE.runRow(run).wanted()).isEqualTo(Wanted.RUN);
    assertThat(STORE.runRow(run).intent()).isEqualTo(new Intent(2, "bob", null));
  }

  @Test
  void aCancelIsNeverUndoneAndTheFirstOneCounts() {
    INTENTS.want(run, Wanted.CANCEL, "ann", "too dear");

    assertThat(INTENTS.want(run, Wanted.RUN, "bob", null)).isEmpty();
    assertThat(INTENTS.want(run, Wanted.PAUSE, "bob", null)).isEmpty();
    assertThat(INTENTS.want(run, Wanted.CANCEL, "bob", "me too"))
        .contains(new Intent(1, "ann", "too dear"));
  }

  @Test
  void ofManyCancelsAtOnceOneCounts() throws Exception {
    List<Optional<Intent>> counting =
        AtOnce.each(4, n -> INTENTS.want(run, Wanted.CANCEL, "user " + n, null));

    assertThat(counting).doesNotContain(Optional.empty()).containsOnly(counting.getFirst());
    assertThat(counting.getFirst()).map(Intent::version).contains(1);
  }

  @Test
  void nothingIsWantedOfARunThatHasEndedOrIsNotThere() {
    STORE.runProgress.end(run, RunEnding.COMPLETED);

    assertThat(INTENTS.want(run, Wanted.CANCEL, "ann", null)).isEmpty();
    assertThat(INTENTS.want("nowhere", Wanted.CANCEL, "ann", null)).isEmpty();
  }

  @Test
  void aDeliveryNeverGoesBackAndTheFirstStepCountsAsOne() {
    INTENTS.delivered(run, 3);
    INTENTS.delivered(run, 2);
    assertThat(delivered(run)).isEqualTo(3);

    String other = STORE.admitRun(Specs.run(1));
    INTENTS.want(other, Wanted.PAUSE, "ann", null);
    STORE.runProgress.begin(other);

    assertThat(delivered(other)).as("the first step reads what is wanted").isEqualTo(1);
  }

  private static int delivered(String run) {
    return STORE
        .jdbc
        .sql("select delivered_version from runs where id = ?")
        .param(run)
        .query(Integer.class)
        .single();
  }
}
