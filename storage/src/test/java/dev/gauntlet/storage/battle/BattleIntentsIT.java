package dev.gauntlet.storage.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BattleIntentsIT {
  private static final TestStore STORE = TestStore.create();
  private static final BattleIntents INTENTS = STORE.intents;

  @Test
  void eachIntentIsNewerThanTheOneBefore() {
    String id = STORE.admit(Specs.scripted());

    assertThat(INTENTS.want(id, Wanted.PAUSE, "ann", "lunch"))
        .contains(new Intent(1, "ann", "lunch"));
    assertThat(INTENTS.want(id, Wanted.RUN, "bob", null)).contains(new Intent(2, "bob", null));
    assertThat(STORE.row(id).wanted()).isEqualTo(Wanted.RUN);
    assertThat(STORE.row(id).intent()).isEqualTo(new Intent(2, "bob", null));
  }

  @Test
  void aCancelIsNeverUndone() {
    String id = STORE.admit(Specs.scripted());
    INTENTS.want(id, Wanted.CANCEL, "ann", "too dear");

    assertThat(INTENTS.want(id, Wanted.RUN, "bob", null)).isEmpty();
    assertThat(INTENTS.want(id, Wanted.PAUSE, "bob", null)).isEmpty();
    assertThat(STORE.row(id).wanted()).isEqualTo(Wanted.CANCEL);
  }

  @Test
  void ofSeveralCancelsTheFirstCounts() {
    String id = STORE.admit(Specs.scripted());
    INTENTS.want(id, Wanted.CANCEL, "ann", "too dear");

    assertThat(INTENTS.want(id, Wanted.CANCEL, "bob", "me too"))
        .contains(new Intent(1, "ann", "too dear"));
    assertThat(STORE.row(id).intent()).isEqualTo(new Intent(1, "ann", "too dear"));
  }

  @Test
  void nothingIsWantedOfABattleThatHasEndedOrIsNotThere() {
    String id = STORE.begin();
    STORE.progress.end(id, new Ending(EndedReason.LIMIT, null, null, null));

    assertThat(INTENTS.want(id, Wanted.CANCEL, "ann", null)).isEmpty();
    assertThat(INTENTS.want("nowhere", Wanted.CANCEL, "ann", null)).isEmpty();
  }

  @Test
  void aCancelWakesWhoeverListensWithinASecond() throws Exception {
    String earlier = STORE.begin();
    INTENTS.want(earlier, Wanted.CANCEL, "ann", null);
    String unwatched = STORE.begin();
    INTENTS.want(unwatched, Wanted.CANCEL, "ann", null);
    String later = STORE.begin();
    CountDownLatch listening = new CountDownLatch(1);
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    Cancellations cancellations = new Cancellations(STORE.dataSource, STORE.jdbc);
    Thread listener =
        Thread.ofPlatform()
            .daemon()
            .start(() ->
                cancellations.listen(
                    () -> {
                      listening.countDown();
                      return List.of(earlier, later);
                    },
                    heard::add));

    assertThat(listening.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(earlier);
    INTENTS.want(later, Wanted.PAUSE, "ann", null);
    INTENTS.want(later, Wanted.CANCEL, "ann", null);

    assertThat(heard.poll(1, TimeUnit.SECONDS)).isEqualTo(later);
    assertThat(heard).isEmpty();
    listener.interrupt();
  }

  @Test
  void aDeliveryNeverGoesBack() {
    String id = STORE.admit(Specs.scripted());
    INTENTS.delivered(id, 3);
    INTENTS.delivered(id, 2);

    assertThat(
            STORE
                .jdbc
                .sql("select delivered_version from battles where id = ?")
                .param(id)
                .query(Integer.class)
                .single())
        .isEqualTo(3);
  }
}
