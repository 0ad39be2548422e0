package dev.gauntlet.standalone.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;

/** What was started and has to be stopped: the latest first, each also when another fails to. */
final class Started implements AutoCloseable {

  private final Deque<Runnable> stops = new ArrayDeque<>();

  void add(Runnable stop) {
    stops.push(stop);
  }

  void closeAfter(RuntimeException failure) {
    stopAll().forEach(failure::addSuppressed);
  }

  @Override
  public void close() {
    stopAll()
        .reduce((first, other) -> {
          first.addSuppressed(other);
          return first;
        })
        .ifPresent(failure -> {
          throw failure;
        });
  }

  private Stream<RuntimeException> stopAll() {
    Stream.Builder<RuntimeException> failures = Stream.builder();
    while (!stops.isEmpty()) {
      try {
        stops.pop().run();
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    return failures.build();
  }
}
