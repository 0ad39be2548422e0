package dev.gauntlet.activities.limit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps requests from a provider that answers none: after half of the last 20 failed nothing is
 * sent for 15 seconds, then for longer and longer up to a minute, each time until three requests
 * have shown how it is. Not safe for many threads.
 */
final class Circuit {
  private static final int WINDOW = 20;
  private static final int AT_LEAST = 10;
  private static final float FAILURE_PERCENT = 50;
  private static final int PROBES = 3;
  private static final Duration FIRST_OPEN = Duration.ofSeconds(15);
  private static final Duration LONGEST_OPEN = Duration.ofSeconds(60);

  private final Timekeeper time;
  private final Duration patience;
  private final CircuitBreaker breaker;

  /** What was let through before a transition says nothing about the time after it. */
  private int epoch;

  private long openUntil;
  private long inTroubleSince;
  private long lastFailure;

  /**
   * @param patience how long the provider may fail before waiting for it is over
   * @param onTransition hears of each change
   */
  Circuit(String name, Duration patience, Timekeeper time, Consumer<State> onTransition) {
    this.time = time;
    this.patience = patience;
    this.openUntil = time.nanoTime();
    this.inTroubleSince = time.nanoTime();
    this.lastFailure = time.nanoTime();
    IntervalFunction longer = IntervalFunction.ofExponentialBackoff(FIRST_OPEN, 2, LONGEST_OPEN);
    this.breaker =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .slidingWindow(WINDOW, AT_LEAST, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(FAILURE_PERCENT)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .waitIntervalFunctionInOpenState(nth -> opened(longer.apply(nth)))
                .clock(new MonotonicClock(time))
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(event -> {
          epoch++;
          if (event.getStateTransition().getFromState() == State.CLOSED) {
            inTroubleSince = time.nanoTime();
          }
          onTransition.accept(event.getStateTransition().getToState());
        });
  }

  private long opened(long millis) {
    openUntil = time.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    return millis;
  }

  /** Whether nothing is sent for now. */
  boolean open() {
    return breaker.getState() == State.OPEN && untilProbe().isPositive();
  }

  /** Whether it is not known yet if the provider is back. */
  boolean inDoubt() {
    return breaker.getState() != State.CLOSED;
  }

  /** How long nothing is sent from now on. */
  Duration untilProbe() {
    return Duration.ofNanos(Math.max(0, openUntil - time.nanoTime()));
  }

  /** Whether the provider was seen to fail, and only to fail, for as long as its patience. */
  boolean outOfPatience() {
    boolean seenLately = time.nanoTime() - lastFailure <= 2 * LONGEST_OPEN.toNanos();
    return inDoubt() && seenLately && lastFailure - inTroubleSince >= patience.toNanos();
  }

  /**
   * Lets a request through, or not.
   *
   * @return what its outcome is told with; each permission has to be told about or released
   */
  OptionalInt tryEnter() {
    return breaker.tryAcquirePermission() ? OptionalInt.of(epoch) : OptionalInt.empty();
  }

  void succeeded(int permission) {
    inTroubleSince = time.nanoTime();
    if (permission == epoch) {
      breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }
  }

  void failed(int permission, Throwable failure) {
    lastFailure = time.nanoTime();
    if (permission == epoch) {
      breaker.onError(0, TimeUnit.NANOSECONDS, failure);
    }
  }

  void release(int permission) {
    if (permission == epoch) {
      breaker.releasePermission();
    }
  }

  private static final class MonotonicClock extends Clock {
    private final Timekeeper time;

    MonotonicClock(Timekeeper time) {
      this.time = time;
    }

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusNanos(time.nanoTime());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
