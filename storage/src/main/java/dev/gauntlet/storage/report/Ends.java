package dev.gauntlet.storage.report;

import dev.gauntlet.storage.report.RunReport.Counts;
import dev.gauntlet.workflows.battle.EndedReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How battles ended.
 *
 * @param open how many have not
 * @param byReason how many ended for each reason that occurred
 */
record Ends(int open, Map<EndedReason, Integer> byReason) {
  static final Ends NONE = new Ends(0, Map.of());

  Ends {
    byReason = Map.copyOf(byReason);
  }

  Ends plus(Ends other) {
    Map<EndedReason, Integer> sum = new EnumMap<>(EndedReason.class);
    sum.putAll(byReason);
    other.byReason.forEach((reason, battles) -> sum.merge(reason, battles, Integer::sum));
    return new Ends(open + other.open, sum);
  }

  int total() {
    return open + counts().ended();
  }

  Counts counts() {
    return new Counts(
        of(EndedReason.GOAL),
        of(EndedReason.LIMIT) + of(EndedReason.ABANDONED),
        of(EndedReason.BUDGET) + of(EndedReason.TIMEOUT),
        of(EndedReason.ERROR),
        of(EndedReason.MANUAL));
  }

  /** By the words of the API. */
  Map<String, Integer> byWord() {
    Map<String, Integer> words = new TreeMap<>();
    byReason.forEach((reason, battles) -> words.put(reason.word(), battles));
    return words;
  }

  private int of(EndedReason reason) {
    return byReason.getOrDefault(reason, 0);
  }
}
