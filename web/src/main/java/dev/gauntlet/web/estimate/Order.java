package dev.gauntlet.web.estimate;

import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.run.RunSpec;
import dev.gauntlet.workflows.statistics.Allocation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be reckoned: a battle, or the battles of a run.
 *
 * @param usual the battle without what a scenario replaces
 * @param parts what is played, and how often
 * @param budgetMicros what all battles may spend, or null
 * @param summarize who writes a summary in the end, or null
 */
record Order(
    BattleSpec usual,
    List<Part> parts,
    @Nullable Long budgetMicros,
    @Nullable ModelChoice summarize) {

  /**
   * Battles that play the same.
   *
   * @param battle what they play
   * @param count how many there are
   */
  record Part(BattleSpec battle, long count) {}

  static Order of(BattleSpec battle) {
    return new Order(battle, List.of(new Part(battle, 1)), null, null);
  }

  static Order of(RunSpec run) {
    return new Order(run.battle(), parts(run), run.budgetMicros(), run.summarize());
  }

  private static List<Part> parts(RunSpec run) {
    List<RunSpec.Scenario> scenarios = run.scenarios();
    if (scenarios.isEmpty()) {
      return List.of(new Part(run.battle(), run.battles()));
    }
    double[] weights = scenarios.stream().mapToDouble(RunSpec.Scenario::weight).toArray();
    long[] counts = new long[weights.length];
    Arrays.stream(Allocation.assign(run.battles(), weights)).forEach(i -> counts[i]++);
    return IntStream.range(0, counts.length)
        .filter(i -> counts[i] > 0)
        .mapToObj(i -> new Part(scenarios.get(i).battle(), counts[i]))
        .toList();
  }

  long battles() {
    return parts.stream().mapToLong(Part::count).sum();
  }
}
