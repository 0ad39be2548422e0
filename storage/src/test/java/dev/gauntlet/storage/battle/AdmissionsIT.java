package dev.gauntlet.storage.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.Admission.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class AdmissionsIT {
  private static final TestStore STORE = TestStore.create();

  @Test
  void aBattleIsStoredAsItWasOrdered() {
    String id = STORE.admit(Specs.tagged(Map.of("team", "blue")));

    BattleRow row = STORE.row(id);

    assertThat(row.spec()).isEqualTo(Specs.tagged(Map.of("team", "blue")));
    assertThat(row.spec().budgetMicros()).contains(250_000L);
    assertThat(row.intent()).isNull();
    assertThat(row.end()).isNull();
  }

  @RepeatedTest(5)
  void theSameStartFromTwoSidesAtOnceIsAdmittedOnce() throws Exception {
    String id = fresh();

    List<Outcome> outcomes =
        atOnce(() -> admit(id, 1, null), () -> admit(id, 1, null), () -> admit(id, 1, null));

    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            new Outcome.Admitted(), new Outcome.Repeated(id), new Outcome.Repeated(id));
  }

  @RepeatedTest(5)
  void twoStartsRacingForOneIdAreOneBattleAndOneRefusal() throws Exception {
    String id = fresh();

    List<Outcome> outcomes = atOnce(() -> admit(id, 1, null), () -> admit(id, 2, null));

    assertThat(outcomes).containsExactlyInAnyOrder(new Outcome.Admitted(), new Outcome.IdTaken());
  }

  @RepeatedTest(5)
  void oneKeyRacingUnderTwoIdsIsOneBattle() throws Exception {
    String key = fresh();
    String one = fresh();
    String other = fresh();

    List<Outcome> outcomes = atOnce(() -> admit(one, 1, key), () -> admit(other, 1, key));

    boolean firstWon = STORE.queries.find(one).isPresent();
    assertThat(STORE.queries.find(other).isPresent()).isNotEqualTo(firstWon);
    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            new Outcome.Admitted(), new Outcome.Repeated(firstWon ? one : other));
  }

  @Test
  void aKeyThatWasUsedForAnotherBodyIsRefused() {
    String key = fresh();
    admit(fresh(), 1, key);

    assertThat(admit(fresh(), 2, key)).isEqualTo(new Outcome.KeyReused());
  }

  @Test
  void anotherKeyForTheSameStartFindsTheBattle() {
    String id = fresh();
    admit(id, 1, fresh());

    assertThat(admit(id, 1, fresh())).isEqualTo(new Outcome.Repeated(id));
    assertThat(admit(id, 2, fresh())).isEqualTo(new Outcome.IdTaken());
  }

  private static String fresh() {
    return "adm-" + Long.toHexString(System.nanoTime());
  }

  private static Outcome admit(String id, int body, @Nullable String key) {
    return STORE.admissions.admit(
        new Admission(id, Specs.scripted(), new byte[] {(byte) body}, key));
  }

  @SafeVarargs
  private static List<Outcome> atOnce(Callable<Outcome>... starts) throws Exception {
    CyclicBarrier together = new CyclicBarrier(starts.length);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Outcome>> outcomes =
          Arrays.stream(starts)
              .map(start ->
                  threads.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return start.call();
                  }))
              .toList();
      List<Outcome> all = new ArrayList<>();
      for (Future<Outcome> outcome : outcomes) {
        all.add(outcome.get(10, TimeUnit.SECONDS));
      }
      return all;
    }
  }
}
