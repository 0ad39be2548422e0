package dev.gauntlet.worker.metrics;

import dev.gauntlet.storage.battle.EndCount;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * How many battles there are, in the words of the API: {@code gauntlet.battles} by {@code state}
 * and {@code ended_reason}. They are rows of the database, so every worker reports the same ones;
 * what is not known is no number.
 */
final class BattleMeters implements MeterBinder {
  private static final Logger LOG = LoggerFactory.getLogger(BattleMeters.class);
  private static final String OPEN = "none";

  private final Supplier<List<EndCount>> counter;
  private final Duration fresh;
  private final InstantSource clock;
  private Counted counted = new Counted(Instant.EPOCH, null);

  private record Counted(Instant at, @Nullable List<EndCount> battles) {}

  /**
   * @param counter counts
   * @param fresh how long a count is good for, so that a scrape counts once
   */
  BattleMeters(Supplier<List<EndCount>> counter, Duration fresh, InstantSource clock) {
    this.counter = counter;
    this.fresh = fresh;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Set<BattleState> ends =
        Arrays.stream(EndedReason.values()).map(EndedReason::state).collect(Collectors.toSet());
    for (BattleState state : BattleState.values()) {
      if (!ends.contains(state)) {
        bind(registry, state, null);
      }
    }
    for (EndedReason reason : EndedReason.values()) {
      bind(registry, reason.state(), reason);
    }
  }

  private void bind(MeterRegistry registry, BattleState state, @Nullable EndedReason reason) {
    Gauge.builder("gauntlet.battles", () -> count(state, reason))
        .description("battles by state and, once they have ended, by the reason")
        .tag("state", state.word())
        .tag("ended_reason", reason == null ? OPEN : reason.word())
        .register(registry);
  }

  private double count(BattleState state, @Nullable EndedReason reason) {
    List<EndCount> battles = battles();
    return battles == null
        ? Double.NaN
        : battles.stream()
            .filter(each -> each.state() == state && Objects.equals(each.reason(), reason))
            .mapToLong(EndCount::battles)
            .sum();
  }

  private synchronized @Nullable List<EndCount> battles() {
    Instant now = clock.instant();
    if (!now.isBefore(counted.at().plus(fresh))) {
      counted = new Counted(now, read());
    }
    return counted.battles();
  }

  private @Nullable List<EndCount> read() {
    try {
      return counter.get();
    } catch (DataAccessException away) {
      LOG.atWarn().setCause(away).log("battles cannot be counted");
      return null;
    }
  }
}
