package dev.gauntlet.activities.call;

import dev.gauntlet.storage.budget.SharedBudget;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the whole installation may spend a day of UTC. A call counts for the day on which it is
 * made.
 *
 * @param limitMicros micro-USD, or null for no limit
 * @param clock tells the day
 */
public record DailyBudget(@Nullable Long limitMicros, InstantSource clock) {

  /** No limit. */
  public static final DailyBudget NONE = new DailyBudget(null, InstantSource.system());

  /** The budget of this day, if there is one. */
  Optional<SharedBudget> today() {
    return Optional.ofNullable(limitMicros)
        .map(limit ->
            SharedBudget.ofDay(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), limit));
  }
}
