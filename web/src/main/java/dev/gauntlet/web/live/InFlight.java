package dev.gauntlet.web.live;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks one question at a time about each thing, however many want to know. Whoever comes while it
 * is being answered gets the next answer, together with all who came meanwhile: no answer is older
 * than the moment at which it was asked for.
 *
 * @param <K> what the question is about
 * @param <T> the answer
 */
public final class InFlight<K, T> {
  private final Map<K, Flight<T>> flights = new ConcurrentHashMap<>();
  private final Function<K, T> answerer;

  /** Asks this. */
  public InFlight(Function<K, T> answerer) {
    this.answerer = answerer;
  }

  private static final class Flight<T> {
    final Thread captain = Thread.currentThread();
    final CompletableFuture<T> answer = new CompletableFuture<>();
    final @Nullable CompletableFuture<T> before;
    boolean departed;

    Flight(@Nullable CompletableFuture<T> before) {
      this.before = before;
    }
  }

  /** The answer about a thing, or what the answerer throws. */
  public T ask(K about) {
    Flight<T> flight =
        flights.compute(
            about,
            (key, last) ->
                last == null
                    ? new Flight<>(null)
                    : last.departed ? new Flight<>(last.answer) : last);
    if (flight.captain == Thread.currentThread()) {
      depart(about, flight);
      answer(about, flight);
    }
    try {
      return flight.answer.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private void depart(K about, Flight<T> flight) {
    if (flight.before != null) {
      flight.before.handle((answer, failure) -> true).join();
    }
    flights.compute(
        about,
        (key, last) -> {
          flight.departed = true;
          return last;
        });
  }

  private void answer(K about, Flight<T> flight) {
    try {
      flight.answer.complete(answerer.apply(about));
    } catch (RuntimeException | Error failure) {
      flight.answer.completeExceptionally(failure);
    } finally {
      flights.remove(about, flight);
    }
  }
}
