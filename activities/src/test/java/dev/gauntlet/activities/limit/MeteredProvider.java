package dev.gauntlet.activities.limit;

import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A provider that takes so many requests in any stretch of time, and answers others with a 429. */
final class MeteredProvider implements Function<ReceivedRequest, Reply> {
  private final int most;
  private final Duration window;
  private final Duration latency;
  private final Deque<Long> counted = new ArrayDeque<>();
  private final List<Long> taken = new ArrayList<>();
  private int turnedAway;

  MeteredProvider(int most, Duration window, Duration latency) {
    this.most = most;
    this.window = window;
    this.latency = latency;
  }

  @Override
  public Reply apply(ReceivedRequest request) {
    Duration room = take();
    return room.isZero() ? Reply.delayed(latency, Reply.text("On its way.")) : refusal(room);
  }

  /** Zero when it was taken, else how long until there is room. */
  private synchronized Duration take() {
    long now = System.nanoTime();
    while (!counted.isEmpty() && now - counted.getFirst() >= window.toNanos()) {
      counted.removeFirst();
    }
    if (counted.size() >= most) {
      turnedAway++;
      return Duration.ofNanos(window.toNanos() - (now - counted.getFirst()));
    }
    counted.addLast(now);
    taken.add(now);
    return Duration.ZERO;
  }

  private static Reply refusal(Duration room) {
    return Reply.status(429, Map.of("retry-after-ms", Long.toString(room.toMillis() + 1)), "{}");
  }

  synchronized int turnedAway() {
    return turnedAway;
  }

  synchronized int taken() {
    return taken.size();
  }

  /** How much of what it takes was used between two of the requests that it took. */
  synchronized double used(int from, int to) {
    double windows = (double) (taken.get(to) - taken.get(from)) / window.toNanos();
    return (to - from) / (windows * most);
  }
}
