package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport.Rate;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A proportion with its interval, in the API's words. */
record RateView(
    int k,
    int n,
    @Nullable BigDecimal estimate,
    @Nullable BigDecimal low,
    @Nullable BigDecimal high,
    String method,
    double level) {

  static @Nullable RateView of(@Nullable Rate rate) {
    return rate == null
        ? null
        : new RateView(
            rate.k(),
            rate.n(),
            Rounded.share(rate.estimate()),
            Rounded.share(rate.low()),
            Rounded.share(rate.high()),
            rate.method(),
            rate.level());
  }
}
