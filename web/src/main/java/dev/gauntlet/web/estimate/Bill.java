package dev.gauntlet.web.estimate;

import dev.gauntlet.workflows.CallPurpose;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What calls take and cost.
 *
 * @param lines by what they are made for; purposes for which none is made are left out
 * @param micros what all cost, budgets heeded, in micro-USD; null when a price is unknown
 */
record Bill(Map<CallPurpose, Line> lines, @Nullable Long micros) {
  static final Bill NOTHING = new Bill(Map.of(), 0L);

  /**
   * What is taken for one purpose.
   *
   * @param micros what it costs, or null when a price is unknown
   */
  record Line(Tokens tokens, @Nullable Long micros) {
    static final Line NONE = new Line(Tokens.NONE, 0L);

    Line plus(Line other) {
      return new Line(tokens.plus(other.tokens), sum(micros, other.micros));
    }

    Line times(long count) {
      return new Line(
          tokens.times(count),
          micros == null ? null : Long.valueOf(Math.multiplyExact(micros, count)));
    }
  }

  static Bill of(CallPurpose purpose, Line line) {
    return new Bill(Map.of(purpose, line), line.micros());
  }

  Line of(CallPurpose purpose) {
    return lines.getOrDefault(purpose, Line.NONE);
  }

  Tokens tokens() {
    return lines.values().stream().map(Line::tokens).reduce(Tokens.NONE, Tokens::plus);
  }

  Bill plus(Bill other) {
    Map<CallPurpose, Line> both = new EnumMap<>(CallPurpose.class);
    both.putAll(lines);
    other.lines.forEach((purpose, line) -> both.merge(purpose, line, Line::plus));
    return new Bill(both, sum(micros, other.micros));
  }

  Bill times(long count) {
    Map<CallPurpose, Line> all = new EnumMap<>(CallPurpose.class);
    lines.forEach((purpose, line) -> all.put(purpose, line.times(count)));
    return new Bill(all, micros == null ? null : Long.valueOf(Math.multiplyExact(micros, count)));
  }

  /** Whether it costs more than a budget allows. */
  boolean passes(long budget) {
    return micros != null && micros > budget;
  }

  /** The same with no more than that spent. */
  Bill within(long budget) {
    return passes(budget) ? new Bill(lines, budget) : this;
  }

  private static @Nullable Long sum(@Nullable Long a, @Nullable Long b) {
    return a == null || b == null ? null : Long.valueOf(Math.addExact(a, b));
  }
}
