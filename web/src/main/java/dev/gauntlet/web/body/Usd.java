package dev.gauntlet.web.body;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Money as the API writes it: decimal USD with up to six places. */
public final class Usd {

  private Usd() {}

  /** As USD, or null for an amount that is unknown. */
  public static @Nullable BigDecimal of(@Nullable Long micros) {
    if (micros == null) {
      return null;
    }
    BigDecimal usd = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
    return usd.scale() < 0 ? usd.setScale(0) : usd;
  }
}
