package dev.gauntlet.web.scale;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Answers a question once for all who ask it while it is being answered. */
final class InFlight<T> {
  private final Map<String, CompletableFuture<T>> answers = new ConcurrentHashMap<>();
  private final Function<String, T> answerer;

  /** Asks this for what nobody is asking. */
  InFlight(Function<String, T> answerer) {
    this.answerer = answerer;
  }

  /** The answer about an id, or what the answerer throws. */
  T ask(String id) {
    CompletableFuture<T> mine = new CompletableFuture<>();
    CompletableFuture<T> underWay = answers.putIfAbsent(id, mine);
    if (underWay == null) {
      answer(id, mine);
    }
    try {
      return (underWay == null ? mine : underWay).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private void answer(String id, CompletableFuture<T> mine) {
    try {
      mine.complete(answerer.apply(id));
    } catch (RuntimeException | Error failure) {
      mine.completeExceptionally(failure);
    } finally {
      answers.remove(id, mine);
    }
  }
}
