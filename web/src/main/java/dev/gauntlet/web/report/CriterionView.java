package dev.gauntlet.web.report;

import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.report.RunReport;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A criterion with its rate, whose fields are null when no covered battle was judged on it. */
record CriterionView(
    String id,
    Criterion.Type type,
    boolean required,
    int k,
    int n,
    @Nullable BigDecimal estimate,
    @Nullable BigDecimal low,
    @Nullable BigDecimal high) {

  static CriterionView of(RunReport.CriterionRate criterion) {
    RateView rate = RateView.of(criterion.rate());
    return new CriterionView(
        criterion.id(),
        criterion.type(),
        criterion.required(),
        rate == null ? 0 : rate.k(),
        rate == null ? 0 : rate.n(),
        rate == null ? null : rate.estimate(),
        rate == null ? null : rate.low(),
        rate == null ? null : rate.high());
  }
}
