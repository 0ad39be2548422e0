package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How often the goal was reached, in the API's words; null where there is no number. */
record RatesView(
    @Nullable RateView success,
    @Nullable Clustered clustered,
    @Nullable BigDecimal coverage,
    @Nullable BigDecimal worstCase,
    @Nullable BigDecimal bestCase) {

  /** The success rate with errors clustered by scenario. */
  record Clustered(
      int k,
      int n,
      @Nullable BigDecimal estimate,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      String method,
      double level,
      int clusters,
      @Nullable BigDecimal standardError) {}

  static RatesView of(RunReport.Rates rates) {
    return new RatesView(
        RateView.of(rates.success()),
        clustered(rates),
        Rounded.share(rates.coverage()),
        Rounded.share(rates.worstCase()),
        Rounded.share(rates.bestCase()));
  }

  private static @Nullable Clustered clustered(RunReport.Rates rates) {
    RateView rate = RateView.of(rates.clustered());
    return rate == null
        ? null
        : new Clustered(
            rate.k(),
            rate.n(),
            rate.estimate(),
            rate.low(),
            rate.high(),
            rate.method(),
            rate.level(),
            rates.clusters(),
            Rounded.share(rates.standardError()));
  }
}
