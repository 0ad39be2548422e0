package dev.gauntlet.web.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
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
  void answersOnceForAllWhoAskMeanwhile() throws Exception {
    CountDownLatch answering = new CountDownLatch(1);
    InFlight<Integer> inFlight =
        new InFlight<>(id -> {
          int answer = asked.incrementAndGet();
          await(answering);
          return answer;
        });
    AtomicInteger waiting = new AtomicInteger();
    Callable<Integer> question =
        () -> {
          waiting.incrementAndGet();
          return inFlight.ask("run");
        };

    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          Stream.generate(() -> askers.submit(question)).limit(50).toList();
      Awaitility.await().until(() -> waiting.get() == 50);
      Thread.sleep(100);
      answering.countDown();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(1);
      }
    }

    assertThat(asked).hasValue(1);
  }

  @Test
  void asksAnewOnceThereIsAnAnswer() {
    InFlight<Integer> inFlight = new InFlight<>(id -> asked.incrementAndGet());

    assertThat(inFlight.ask("run")).isEqualTo(1);
    assertThat(inFlight.ask("run")).isEqualTo(2);
  }

  @Test
  void throwsWhatTheAnswererThrowsAndAsksAnew() {
    InFlight<Integer> inFlight =
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
