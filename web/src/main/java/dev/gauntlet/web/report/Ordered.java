package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.Used;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.battle.EndedReason;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a report holds without order, in the order in which people think of it. */
final class Ordered {
  private static final List<String> ENDS =
      Arrays.stream(EndedReason.values()).map(EndedReason::word).toList();
  private static final List<String> PURPOSES =
      Arrays.stream(CallPurpose.values()).map(CallPurpose::word).toList();

  private Ordered() {}

  /** The ends, from the best to the worst. */
  static Map<String, Integer> ends(RunReport report) {
    return by(ENDS, report.endedReasons());
  }

  /** Usage for agent, opponent and judge, then for whatever else there is. */
  static Map<String, Used> usage(RunReport report) {
    return by(PURPOSES, report.usage());
  }

  private static <V> Map<String, V> by(List<String> order, Map<String, V> map) {
    Map<String, V> ordered = new LinkedHashMap<>();
    map.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, V>>comparingInt(entry -> place(order, entry.getKey()))
                .thenComparing(Map.Entry::getKey))
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return ordered;
  }

  private static int place(List<String> order, String key) {
    int place = order.indexOf(key);
    return place < 0 ? order.size() : place;
  }
}
