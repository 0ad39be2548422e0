package dev.gauntlet.web.battle;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Money as the API writes it: decimal USD with up to six places. */
final class Usd {

  private Usd() {}

  static @Nullable BigDecimal of(@Nullable Long micros) {
    if (micros == null) {
      return null;
    }
    BigDecimal usd = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
    return usd.scale() < 0 ? usd.setScale(0) : usd;
  }
}
