package dev.gauntlet.storage.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.Events;
import dev.gauntlet.storage.battle.Happening;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalIT {
  private static final TestStore STORE = TestStore.create();

  private final Notifier notifier = new Notifier(STORE.jdbc);
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch listening = new CountDownLatch(1);
  private final Thread listener =
      Thread.ofVirtual()
          .unstarted(() ->
              new Listener(STORE.dataSource)
                  .listen(
                      Map.of(
                          Channel.EVENTS,
                          ids -> heard.addAll(Notifier.ids(ids)),
                          Channel.DELTAS,
                          heard::add),
                      listening::countDown));

  @BeforeEach
  void listen() throws InterruptedException {
    listener.start();
    assertThat(listening.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @AfterEach
  void stop() throws InterruptedException {
    listener.interrupt();
    listener.join();
  }

  @Test
  void bringsAsManyIdsAsThereAre() {
    List<String> ids =
        IntStream.range(0, 1_000).mapToObj(i -> "battle-with-a-long-name-" + i).toList();

    notifier.sendIds(Channel.EVENTS, ids);

    Awaitility.await().untilAsserted(() -> assertThat(heard).containsExactlyElementsOf(ids));
  }

  @Test
  void keepsChannelsApart() {
    notifier.sendIds(Channel.WATCHED, Set.of("for-workers"));
    notifier.send(Channel.DELTAS, List.of("for-readers"));

    Awaitility.await().untilAsserted(() -> assertThat(heard).containsExactly("for-readers"));
  }

  @Test
  void tellsOfAnEventOnceItIsCommittedAndOfNoneThatIsNot() {
    Queue<String> told = new ConcurrentLinkedQueue<>();
    try (ChangedBattles changed = new ChangedBattles(told::addAll)) {
      Events events = new Events(STORE.jdbc, changed);
      String kept = STORE.admit(Specs.scripted());
      String undone = STORE.admit(Specs.scripted());

      STORE.transactions.executeWithoutResult(transaction -> {
        events.append(undone, new Happening.Started());
        transaction.setRollbackOnly();
      });
      STORE.transactions.executeWithoutResult(transaction -> {
        events.append(kept, new Happening.Started());
        assertThat(told).isEmpty();
      });

      Awaitility.await().untilAsserted(() -> assertThat(told).containsExactly(kept));
    }
  }

  @Test
  void sendsTogetherWhatComesWhileItIsSending() {
    List<Collection<Integer>> handed = new CopyOnWriteArrayList<>();
    CountDownLatch sending = new CountDownLatch(1);
    try (Coalescer<Integer> coalescer =
        new Coalescer<>(things -> {
          handed.add(things);
          await(sending);
        })) {
      coalescer.add(0);
      Awaitility.await().until(() -> handed.size() == 1);
      IntStream.range(1, 500).forEach(i -> coalescer.add(i % 100));
      sending.countDown();

      Awaitility.await().until(() -> handed.size() == 2);
      assertThat(handed.get(1)).hasSize(100);
    }
  }

  @Test
  void handsOnWhatComesAfterAFailure() {
    List<Collection<Integer>> handed = new CopyOnWriteArrayList<>();
    try (Coalescer<Integer> coalescer =
        new Coalescer<>(things -> {
          handed.add(things);
          if (things.contains(1)) {
            throw new IllegalStateException("lost");
          }
        })) {
      coalescer.add(1);
      Awaitility.await().until(() -> handed.size() == 1);
      coalescer.add(2);

      Awaitility.await().until(() -> handed.size() == 2);
    }
  }

  @Test
  void leavesNoEarInAConnectionThatGoesBackToItsPool() throws Exception {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(STORE.dataSource);
      pool.setMaximumPoolSize(1);
      CountDownLatch ready = new CountDownLatch(1);
      Thread once =
          Thread.ofVirtual()
              .start(() ->
                  new Listener(pool)
                      .listen(
                          Map.of(Channel.EVENTS, id -> Thread.currentThread().interrupt()),
                          ready::countDown));
      ready.await();
      notifier.sendIds(Channel.EVENTS, Set.of("last"));
      once.join();

      assertThat(
              STORE
                  .through(pool)
                  .jdbc
                  .sql("select count(*) from pg_listening_channels()")
                  .query(Integer.class)
                  .single())
          .isZero();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
