package dev.gauntlet.activities.limit;

import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.storage.worker.ProviderState;
import dev.gauntlet.storage.worker.ProviderState.Condition;
import dev.gauntlet.workflows.FailureType;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this worker's requests to one provider wait, in the order of their arrival: for the gate of
 * their model after a 429, then for the provider's rates.
 */
final class Turnstile {
  private static final Logger LOG = LoggerFactory.getLogger(Turnstile.class);

  /** The step's start-to-close leaves so much room; who would wait longer comes back. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  static final Duration LONGEST_CLOSED = Duration.ofSeconds(60);
  private static final Duration CLOSED_UNASKED = Duration.ofSeconds(1);
  private static final Duration PACE_WITHOUT_RATE = Duration.ofMillis(50);
  private static final Duration PROBES_OUT = Duration.ofSeconds(2);
  private static final Duration QUOTA_REMEMBERED = Duration.ofMinutes(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final String provider;
  private final ProviderLimits limits;
  private final Timekeeper time;
  private final RandomGenerator random;
  private final Circuit circuit;
  private final Optional<Rate> requests;
  private final Optional<Rate> tokens;
  private final Map<String, Gate> gates = new HashMap<>();
  private final RecentRequests recent;
  private final ProviderMeters meters;
  private final AtomicInteger waiting = new AtomicInteger();
  private boolean quotaExhausted;
  private long quotaSince;
  private volatile boolean shut;

  Turnstile(
      String provider,
      ProviderLimits limits,
      Timekeeper time,
      RandomGenerator random,
      MeterRegistry registry) {
    this.provider = provider;
    this.limits = limits;
    this.time = time;
    this.random = random;
    this.meters = new ProviderMeters(registry, provider);
    this.circuit = new Circuit(provider, limits.patience(), time, this::changed);
    this.requests =
        Optional.ofNullable(limits.requestsPerMinute()).map(most -> Rate.ofRequests(most, time));
    this.tokens =
        Optional.ofNullable(limits.tokensPerMinute()).map(most -> Rate.ofTokens(most, time));
    this.recent = new RecentRequests(time);
    meters.watch(this::condition, waiting::get);
  }

  /**
   * Waits until a request may be sent, at most {@link #LONGEST_WAIT}.
   *
   * @param wanted the tokens that it may take; of no use unless it {@link #countsTokens}
   * @throws InterruptedException when the calling thread was interrupted, or the worker stops
   */
  Entry enter(String model, long wanted) throws InterruptedException {
    long deadline = time.nanoTime() + LONGEST_WAIT.toNanos();
    while (true) {
      if (shut) {
        throw new InterruptedException("the worker stops");
      }
      Place atGate = atGate(model, deadline);
      if (atGate.refusal().isPresent()) {
        return atGate.refusal().get();
      }
      pause(atGate.leavesIn());
      Optional<Place> place = reserve(model, wanted, deadline);
      if (place.isPresent()) {
        Place reserved = place.get();
        if (reserved.refusal().isPresent()) {
          return reserved.refusal().get();
        }
        pauseWith(reserved);
        Optional<Entry> entry = leave(model, reserved);
        if (entry.isPresent()) {
          return entry.get();
        }
      }
      // The gate was closed meanwhile: back to it.
    }
  }

  /** Whether the provider limits tokens. */
  boolean countsTokens() {
    return tokens.isPresent();
  }

  /** A place in a queue, or why there is none. */
  private record Place(Duration leavesIn, long tokens, Optional<Entry> refusal) {
    static Place refused(Entry refusal) {
      return new Place(Duration.ZERO, 0, Optional.of(refusal));
    }
  }

  private synchronized Place atGate(String model, long deadline) {
    if (circuit.open()) {
      return Place.refused(away());
    }
    Gate gate = gate(model);
    Duration wait = gate.expected();
    if (tooLong(wait, deadline)) {
      return Place.refused(comeBack(wait));
    }
    return new Place(gate.enqueue(), 0, Optional.empty());
  }

  private synchronized Optional<Place> reserve(String model, long wanted, long deadline) {
    if (gate(model).closed()) {
      return Optional.empty();
    }
    long portion = tokens.map(rate -> rate.portion(wanted)).orElse(0L);
    Duration forRequest = requests.map(rate -> rate.reserve(1)).orElse(Duration.ZERO);
    Duration forTokens = tokens.map(rate -> rate.reserve(portion)).orElse(Duration.ZERO);
    Duration wait = forRequest.compareTo(forTokens) > 0 ? forRequest : forTokens;
    if (tooLong(wait, deadline)) {
      giveBack(portion);
      return Optional.of(Place.refused(comeBack(wait)));
    }
    return Optional.of(new Place(wait, portion, Optional.empty()));
  }

  private void pauseWith(Place reserved) throws InterruptedException {
    try {
      pause(reserved.leavesIn());
    } catch (InterruptedException e) {
      synchronized (this) {
        giveBack(reserved.tokens());
      }
      throw e;
    }
  }

  private synchronized Optional<Entry> leave(String model, Place reserved) {
    if (gate(model).closed()) {
      giveBack(reserved.tokens());
      return Optional.empty();
    }
    OptionalInt permission = circuit.tryEnter();
    if (permission.isEmpty()) {
      giveBack(reserved.tokens());
      return Optional.of(away());
    }
    return Optional.of(new Pass(this, model, reserved.tokens(), permission.getAsInt()));
  }

  private Gate gate(String model) {
    Duration pace =
        Optional.ofNullable(limits.requestsPerMinute())
            .map(most -> Duration.ofMinutes(1).dividedBy(most))
            .orElse(PACE_WITHOUT_RATE);
    return gates.computeIfAbsent(model, unseen -> new Gate(pace, time));
  }

  private void giveBack(long portion) {
    requests.ifPresent(rate -> rate.giveBack(1));
    giveBackTokens(portion);
  }

  private void giveBackTokens(long portion) {
    if (portion > 0) {
      tokens.ifPresent(rate -> rate.giveBack(portion));
    }
  }

  private boolean tooLong(Duration wait, long deadline) {
    return time.nanoTime() + wait.toNanos() - deadline > 0;
  }

  /** Some come back while others still wait, so that the queue here does not run dry. */
  private Entry comeBack(Duration wait) {
    Duration half = wait.dividedBy(2);
    return new Entry.NotNow(
        FailureType.RATE_LIMITED,
        "The provider %s takes no more requests for now; this one waits for its turn."
            .formatted(provider),
        half.plus(upTo(half)));
  }

  private Entry away() {
    if (circuit.outOfPatience()) {
      return new Entry.Never(
          "The provider %s answered no request for longer than its patience of %d s."
              .formatted(provider, limits.patience().toSeconds()));
    }
    Duration left = circuit.untilProbe().plus(PROBES_OUT);
    return new Entry.NotNow(
        FailureType.UNAVAILABLE,
        "The provider %s failed again and again; nothing is sent to it for a while."
            .formatted(provider),
        left.plus(upTo(left.dividedBy(4))));
  }

  private Duration upTo(Duration most) {
    return Duration.ofNanos(random.nextLong(most.toNanos() + 1));
  }

  private void pause(Duration wait) throws InterruptedException {
    if (!wait.isPositive()) {
      return;
    }
    waiting.incrementAndGet();
    try {
      long end = time.nanoTime() + wait.toNanos();
      for (long left = wait.toNanos(); left > 0; left = end - time.nanoTime()) {
        time.sleep(Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
        if (shut) {
          throw new InterruptedException("the worker stops");
        }
      }
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Sends away who waits. */
  void shut() {
    shut = true;
  }

  synchronized void sent() {
    recent.count();
  }

  synchronized void answered(Pass pass, long used) {
    meters.request("answered");
    circuit.succeeded(pass.permission());
    if (used > pass.tokens()) {
      tokens.ifPresent(rate -> rate.reserve(used - pass.tokens()));
    } else {
      giveBackTokens(pass.tokens() - used);
    }
    quota(false);
  }

  synchronized void failed(Pass pass, ProviderException failure) {
    FailureType type = failure.type();
    meters.request(type.name());
    if (!failure.mayBeBilled()) {
      giveBackTokens(pass.tokens());
    }
    if (type == FailureType.RATE_LIMITED) {
      gate(pass.model()).close(asked(failure));
    }
    switch (type) {
      case RATE_LIMITED, OVERLOADED, UNAVAILABLE -> circuit.failed(pass.permission(), failure);
      case INVALID_REQUEST, NOT_FOUND, CONTEXT_TOO_LONG, SETTING_REFUSED ->
          circuit.succeeded(pass.permission());
      case QUOTA_EXHAUSTED -> {
        circuit.release(pass.permission());
        quota(true);
      }
      case AUTHENTICATION,
          PROVIDER_UNAVAILABLE,
          INTERNAL,
          BUDGET_HELD,
          BUDGET_SPENT,
          TIME_SPENT,
          CANCELLED ->
          circuit.release(pass.permission());
    }
  }

  private Duration asked(ProviderException failure) {
    return failure
        .retryAfter()
        .map(asked -> asked.compareTo(LONGEST_CLOSED) < 0 ? asked : LONGEST_CLOSED)
        .orElseGet(() -> CLOSED_UNASKED.plus(upTo(CLOSED_UNASKED)));
  }

  /** Whether the provider counts and bills it is unknown, so its tokens stay taken. */
  synchronized void aborted(Pass pass) {
    meters.request("aborted");
    circuit.release(pass.permission());
  }

  synchronized void unsent(Pass pass) {
    circuit.release(pass.permission());
    giveBack(pass.tokens());
  }

  private void quota(boolean exhausted) {
    quotaSince = time.nanoTime();
    if (quotaExhausted != exhausted) {
      quotaExhausted = exhausted;
      said(exhausted ? "quota_exhausted" : "quota_restored");
    }
  }

  private void changed(State state) {
    said(state.name());
  }

  private void said(String change) {
    meters.transition(change);
    LOG.atWarn()
        .addKeyValue("provider", provider)
        .addKeyValue("change", change.toLowerCase(Locale.ROOT))
        .log("the provider is found in another state");
  }

  private synchronized Condition condition() {
    if (circuit.open()) {
      return Condition.OPEN;
    }
    // Battles with a fallback ask no more, so that nobody would hear of money that came since.
    if (quotaExhausted && time.nanoTime() - quotaSince < QUOTA_REMEMBERED.toNanos()) {
      return Condition.QUOTA_EXHAUSTED;
    }
    boolean throttled =
        circuit.inDoubt()
            || waiting.get() > 0
            || gates.values().stream().anyMatch(gate -> gate.closed());
    return throttled ? Condition.THROTTLED : Condition.OK;
  }

  synchronized ProviderState state() {
    return new ProviderState(
        provider, condition(), recent.inTheLastMinute(), limits.requestsPerMinute());
  }
}
