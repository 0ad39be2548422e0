package dev.gauntlet.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class InFlightTests {
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void answersOnceMoreForAllWhoAskMeanwhile() throws Exception {
    CountDownLatch answering = new CountDownLatch(1);
    InFlight<String, Integer> inFlight =
        new InFlight<>(id -> {
          int answer = asked.incrementAndGet();
          await(answering);
          return answer;
        });

    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> first = askers.submit(() -> inFlight.ask("run"));
      Awaitility.await().until(() -> asked.get() == 1);
      List<Thread> waiting = new CopyOnWriteArrayList<>();
      Callable<Integer> question =
          () -> {
            waiting.add(Thread.currentThread());
            return inFlight.ask("run");
          };
      List<Future<Integer>> later =
          Stream.generate(() -> askers.submit(question)).limit(50).toList();
      Awaitility.await()
          .until(() ->
              waiting.size() == 50
                  && waiting.stream().allMatch(t -> t.getState() == Thread.State.WAITING));
      answering.countDown();
      assertThat(first.get()).isEqualTo(1);
      for (Future<Integer> answer : later) {
        assertThat(answer.get()).isEqualTo(2);
      }
    }

    assertThat(asked).hasValue(2);
  }

  @Test
  void asksAnewOnceThereIsAnAnswer() {
    InFlight<String, Integer> inFlight = new InFlight<>(id -> asked.incrementAndGet());

    assertThat(inFlight.ask("run")).isEqualTo(1);
    assertThat(inFlight.ask("run")).isEqualTo(2);
  }

  @Test
  void throwsWhatTheAnswererThrowsAndAsksAnew() {
    InFlight<String, Integer> inFlight =
        new InFlight<>(id -> {
          throw new IllegalStateException("attempt " + asked.incrementAndGet());
        });

    assertThatThrownBy(() -> inFlight.ask("run"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("attempt 1");
    assertThatThrownBy(() -> inFlight.ask("run")).hasMessage("attempt 2");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
