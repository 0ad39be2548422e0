package dev.gauntlet.web.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A question to something that may hang. Who asks while it is on its way shares it, so that a page
 * that looks again and again does not pile up questions.
 */
final class Probe<T> implements AutoCloseable {
  private final Callable<T> question;
  private final Duration patience;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable Future<Answer<T>> onItsWay;

  /**
   * What came.
   *
   * @param value the answer
   * @param took how long it took
   */
  record Answer<T>(T value, Duration took) {}

  Probe(Callable<T> question, Duration patience) {
    this.question = question;
    this.patience = patience;
  }

  /** Sends it, unless it is on its way. */
  synchronized Future<Answer<T>> send() {
    Future<Answer<T>> asked = onItsWay;
    if (asked == null || asked.isDone()) {
      asked =
          executor.submit(() -> {
            long start = System.nanoTime();
            T value = question.call();
            return new Answer<>(value, Duration.ofNanos(System.nanoTime() - start));
          });
      onItsWay = asked;
    }
    return asked;
  }

  /** Its answer, or nothing when it fails or takes too long; then it is given up. */
  Optional<Answer<T>> await(Future<Answer<T>> asked) {
    try {
      return Optional.of(asked.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException | CancellationException noAnswer) {
      asked.cancel(true);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
