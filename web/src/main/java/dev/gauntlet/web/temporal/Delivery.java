package dev.gauntlet.web.temporal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls to Temporal beside the answer to a request. What was accepted is in its row already, so its
 * delivery holds up no answer: what fails here is delivered by a worker's sweeper.
 */
final class Delivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final String kind;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param kind what the ids name, for the log
   */
  Delivery(String kind) {
    this.kind = kind;
  }

  /** Delivers in the background. */
  void deliver(String id, Runnable delivery) {
    executor.execute(() -> {
      try {
        delivery.run();
      } catch (RuntimeException failure) {
        LOG.atWarn()
            .addKeyValue(kind, id)
            .setCause(failure)
            .log("not delivered to Temporal; the sweeper will");
      }
    });
  }

  /** The answer to a question, or nothing when it does not come soon. */
  <T> Optional<T> ask(Duration patience, Callable<T> question) {
    Future<T> answer = executor.submit(question);
    try {
      return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException noAnswer) {
      answer.cancel(true);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
