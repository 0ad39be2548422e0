package dev.gauntlet.web.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers for programs, without digits that say nothing. */
final class Rounded {
  private Rounded() {}

  /** A share, with six places. */
  static @Nullable BigDecimal share(@Nullable Double share) {
    return places(share, 6);
  }

  /** A measurement, with three places. */
  static @Nullable BigDecimal measured(@Nullable Double value) {
    return places(value, 3);
  }

  private static @Nullable BigDecimal places(@Nullable Double value, int places) {
    if (value == null) {
      return null;
    }
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
