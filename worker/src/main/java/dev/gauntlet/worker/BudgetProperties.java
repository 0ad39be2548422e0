package dev.gauntlet.worker;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the whole installation may spend.
 *
 * @param usdPerDay USD a day of UTC, with up to 6 places; unset: no limit
 */
@ConfigurationProperties("gauntlet.budget")
public record BudgetProperties(@Nullable BigDecimal usdPerDay) {

  /** Refuses what is no amount of money. */
  public BudgetProperties {
    if (usdPerDay != null
        && (usdPerDay.signum() <= 0 || usdPerDay.stripTrailingZeros().scale() > 6)) {
      throw new IllegalArgumentException(
          "gauntlet.budget.usd-per-day must be above 0 with at most 6 places, but is " + usdPerDay);
    }
  }

  /** The limit in micro-USD. */
  public Optional<Long> microsPerDay() {
    return Optional.ofNullable(usdPerDay).map(usd -> usd.movePointRight(6).longValueExact());
  }
}
