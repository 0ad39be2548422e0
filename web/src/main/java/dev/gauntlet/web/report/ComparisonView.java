package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunComparison;
import dev.gauntlet.storage.report.RunComparison.Difference;
import dev.gauntlet.storage.report.RunComparison.ScenarioPair;
import dev.gauntlet.storage.report.RunComparison.Side;
import dev.gauntlet.web.body.Usd;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two runs side by side, in the API's words; differences are b minus a, ratios b through a. */
record ComparisonView(
    SideView a,
    SideView b,
    boolean comparable,
    List<String> reasons,
    @Nullable DifferenceView difference,
    String verdict,
    List<CriterionPairView> criteria,
    List<ScenarioPairView> scenarios,
    List<String> broke,
    List<String> fixed,
    CostView cost,
    LatencyView latencyMs) {

  private static final MathContext RATIO = new MathContext(4);

  /** One of the runs. */
  record SideView(
      String runId,
      String provider,
      String model,
      int battles,
      @Nullable RateView success,
      @Nullable BigDecimal coverage,
      @Nullable BigDecimal costUsd,
      @Nullable BigDecimal costPerBattleUsd,
      @Nullable BigDecimal latencyP50Ms,
      @Nullable BigDecimal turnsP50) {

    static SideView of(Side side) {
      return new SideView(
          side.runId(),
          side.provider(),
          side.model(),
          side.battles(),
          RateView.of(side.success()),
          Rounded.share(side.coverage()),
          Usd.of(side.costMicros()),
          Usd.of(side.costPerBattleMicros()),
          Rounded.measured(side.latencyP50Ms()),
          Rounded.measured(side.turnsP50()));
    }
  }

  /** A difference of two rates. */
  record DifferenceView(
      @Nullable BigDecimal estimate,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      String method,
      double level) {

    static @Nullable DifferenceView of(@Nullable Difference difference) {
      return difference == null
          ? null
          : new DifferenceView(
              Rounded.share(difference.estimate()),
              Rounded.share(difference.low()),
              Rounded.share(difference.high()),
              difference.method(),
              difference.level());
    }
  }

  /** One criterion in both runs. */
  record CriterionPairView(
      String id, @Nullable RateView a, @Nullable RateView b, @Nullable DifferenceView difference) {}

  /** One scenario in both runs. */
  record ScenarioPairView(String id, @Nullable RateView a, @Nullable RateView b, String change) {}

  /** What both cost. */
  record CostView(
      @Nullable BigDecimal aUsd, @Nullable BigDecimal bUsd, @Nullable BigDecimal ratio) {}

  /** The median latency of the agent's answers in both. */
  record LatencyView(@Nullable BigDecimal a, @Nullable BigDecimal b, @Nullable BigDecimal ratio) {}

  static ComparisonView of(RunComparison comparison) {
    SideView a = SideView.of(comparison.a());
    SideView b = SideView.of(comparison.b());
    return new ComparisonView(
        a,
        b,
        comparison.comparable(),
        comparison.reasons(),
        DifferenceView.of(comparison.difference()),
        comparison.verdict(),
        comparison.criteria().stream()
            .map(each ->
                new CriterionPairView(
                    each.id(),
                    RateView.of(each.a()),
                    RateView.of(each.b()),
                    DifferenceView.of(each.difference())))
            .toList(),
        comparison.scenarios().stream()
            .map(each ->
                new ScenarioPairView(
                    each.id(), RateView.of(each.a()), RateView.of(each.b()), each.change()))
            .toList(),
        changed(comparison, "broke"),
        changed(comparison, "fixed"),
        new CostView(
            a.costPerBattleUsd(),
            b.costPerBattleUsd(),
            ratio(a.costPerBattleUsd(), b.costPerBattleUsd())),
        new LatencyView(
            a.latencyP50Ms(), b.latencyP50Ms(), ratio(a.latencyP50Ms(), b.latencyP50Ms())));
  }

  private static List<String> changed(RunComparison comparison, String change) {
    return comparison.scenarios().stream()
        .filter(each -> each.change().equals(change))
        .map(ScenarioPair::id)
        .toList();
  }

  private static @Nullable BigDecimal ratio(@Nullable BigDecimal a, @Nullable BigDecimal b) {
    return a == null || b == null || a.signum() == 0 ? null : b.divide(a, RATIO);
  }
}
