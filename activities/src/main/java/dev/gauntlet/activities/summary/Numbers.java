package dev.gauntlet.activities.summary;

import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.Rate;
import dev.gauntlet.storage.report.RunReport.ScenarioRate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The numbers of a run, as a model is told of them. */
final class Numbers {
  private static final int MOST_SCENARIOS = 30;

  private Numbers() {}

  static String of(RunReport report, List<Criterion> criteria) {
    RunReport.Counts counts = report.counts();
    StringBuilder text = new StringBuilder();
    text.append(
        "%d conversations, of which %d ended so that they count. Reached the goal: %s.\n"
            .formatted(report.runCount(), counts.covered(), told(report.rates().success())));
    text.append("Ends: ").append(ends(report)).append(".\n");
    Double turns = report.turnsToGoal().p50();
    if (turns != null) {
      text.append("Half of the successes took at most %.0f exchanges.\n".formatted(turns));
    }
    text.append("\nCriteria at the last judged message:\n");
    Map<String, @Nullable Rate> met = new HashMap<>();
    report.criteria().forEach(each -> met.put(each.id(), each.rate()));
    for (Criterion criterion : criteria) {
      text.append(
          "- %s%s, met in %s: %s%s\n"
              .formatted(
                  criterion.id(),
                  criterion.required() ? "" : " (not required)",
                  told(met.get(criterion.id())),
                  criterion.negate() ? "must not be so: " : "",
                  criterion.expect()));
    }
    return text + scenarios(report.perScenario());
  }

  private static String ends(RunReport report) {
    return report.endedReasons().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(end -> end.getValue() + " " + Ends.inWords(end.getKey()))
        .collect(Collectors.joining("; "));
  }

  /** The worst come first. */
  private static String scenarios(List<ScenarioRate> scenarios) {
    if (scenarios.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\nScenarios:\n");
    scenarios.stream()
        .sorted(Comparator.comparingDouble(Numbers::estimate))
        .limit(MOST_SCENARIOS)
        .forEach(
            scenario -> text.append("- %s: %s\n".formatted(scenario.id(), told(scenario.rate()))));
    int more = scenarios.size() - MOST_SCENARIOS;
    return more > 0 ? text + "- and " + more + " more that did better\n" : text.toString();
  }

  private static double estimate(ScenarioRate scenario) {
    Rate rate = scenario.rate();
    return rate == null ? Double.MAX_VALUE : rate.estimate();
  }

  private static String told(@Nullable Rate rate) {
    return rate == null
        ? "none that counts"
        : String.format(
            Locale.ROOT,
            "%d of %d (%.0f %%, 95 %% interval %.0f to %.0f %%)",
            rate.k(),
            rate.n(),
            100 * rate.estimate(),
            100 * rate.low(),
            100 * rate.high());
  }
}
