package dev.gauntlet.storage.report;

import dev.gauntlet.storage.report.RunComparison.CriterionPair;
import dev.gauntlet.storage.report.RunComparison.Difference;
import dev.gauntlet.storage.report.RunComparison.ScenarioPair;
import dev.gauntlet.storage.report.RunComparison.Side;
import dev.gauntlet.storage.report.RunReport.CriterionRate;
import dev.gauntlet.storage.report.RunReport.Rate;
import dev.gauntlet.storage.report.RunReport.ScenarioRate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts two runs side by side. */
public final class RunComparisons {
  private final RunReports reports;
  private final ReportQueries queries;

  /** Reads over this client. */
  public RunComparisons(RunReports reports, JdbcClient jdbc) {
    this.reports = reports;
    this.queries = new ReportQueries(jdbc);
  }

  /**
   * Compares two runs by their stored reports, or by what they amount to now. They may differ in
   * the agent: that is what is compared.
   *
   * @return nothing when one of them is not there
   */
  public Optional<RunComparison> of(String a, String b) {
    return contender(a).flatMap(first -> contender(b).map(second -> compare(first, second)));
  }

  private Optional<Contender> contender(String runId) {
    return reports
        .stored(runId)
        .or(() -> reports.of(runId))
        .map(report -> new Contender(report, queries.games(runId)));
  }

  static RunComparison compare(Contender a, Contender b) {
    Comparability comparability = Comparability.of(a, b);
    boolean comparable = comparability.comparable();
    RunReport reportA = a.report();
    RunReport reportB = b.report();
    Difference difference =
        comparable
            ? Intervals.difference(reportA.rates().success(), reportB.rates().success())
            : null;
    return new RunComparison(
        side(reportA),
        side(reportB),
        comparable,
        comparability.reasons(),
        difference,
        verdict(difference),
        criteria(reportA, reportB, comparable),
        scenarios(reportA, reportB, comparable));
  }

  private static String verdict(@Nullable Difference difference) {
    if (difference == null) {
      return "not comparable";
    }
    if (difference.low() > 0) {
      return "better";
    }
    return difference.high() < 0 ? "worse" : "no clear difference";
  }

  private static Side side(RunReport run) {
    Long cost = run.costMicros();
    return new Side(
        run.runId(),
        run.setup().provider(),
        run.setup().model(),
        run.finished(),
        run.rates().success(),
        run.rates().coverage(),
        cost,
        cost == null || run.finished() == 0
            ? null
            : Long.valueOf(Math.round((double) cost / run.finished())),
        run.latencyMs().p50(),
        run.turnsToGoal().p50());
  }

  private static List<CriterionPair> criteria(RunReport a, RunReport b, boolean comparable) {
    Map<String, CriterionRate> byId =
        b.criteria().stream().collect(Collectors.toMap(CriterionRate::id, Function.identity()));
    return a.criteria().stream()
        .flatMap(criterion ->
            Stream.ofNullable(byId.get(criterion.id()))
                .map(other -> pair(criterion, other, comparable)))
        .toList();
  }

  private static CriterionPair pair(CriterionRate a, CriterionRate b, boolean comparable) {
    return new CriterionPair(
        a.id(), a.rate(), b.rate(), comparable ? Intervals.difference(a.rate(), b.rate()) : null);
  }

  private static List<ScenarioPair> scenarios(RunReport a, RunReport b, boolean comparable) {
    Map<String, ScenarioRate> byId =
        b.perScenario().stream().collect(Collectors.toMap(ScenarioRate::id, Function.identity()));
    return a.perScenario().stream()
        .flatMap(scenario ->
            Stream.ofNullable(byId.get(scenario.id()))
                .map(other -> pair(scenario, other, comparable)))
        .toList();
  }

  private static ScenarioPair pair(ScenarioRate a, ScenarioRate b, boolean comparable) {
    return new ScenarioPair(
        a.id(), a.rate(), b.rate(), comparable ? change(a.rate(), b.rate()) : "unknown");
  }

  private static String change(@Nullable Rate a, @Nullable Rate b) {
    if (a == null || b == null) {
      return "unknown";
    }
    if (mostly(a, true) && mostly(b, false)) {
      return "broke";
    }
    return mostly(a, false) && mostly(b, true) ? "fixed" : "same";
  }

  /** Whether more than half succeeded, or more than half did not. */
  private static boolean mostly(Rate rate, boolean succeeded) {
    return succeeded ? 2 * rate.k() > rate.n() : 2 * rate.k() < rate.n();
  }
}
