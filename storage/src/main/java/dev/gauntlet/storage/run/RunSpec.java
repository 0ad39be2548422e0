package dev.gauntlet.storage.run;

import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run as it was ordered, with every default spelled out.
 *
 * @param battle what each battle plays, but for its scenario and its seed
 * @param battles how many battles, 1-10,000
 * @param concurrency how many of them are played at a time, 1-400
 * @param budgetMicros what all of them may spend, in micro-USD, or null for no limit
 * @param deadlineSeconds how long after its begin the run is ended, or null for never
 * @param seed what the battles' chance is derived from
 * @param scenarios what varies between battles; empty when nothing does
 * @param summarize who writes a summary in the end, or null for nobody
 */
public record RunSpec(
    BattleSpec battle,
    int battles,
    int concurrency,
    @Nullable Long budgetMicros,
    @Nullable Integer deadlineSeconds,
    long seed,
    List<Scenario> scenarios,
    @Nullable ModelChoice summarize) {

  /** Copies the scenarios, whose ids have to differ. */
  public RunSpec {
    scenarios = List.copyOf(scenarios);
    Set<String> ids = new HashSet<>();
    for (Scenario scenario : scenarios) {
      if (!ids.add(scenario.id())) {
        throw new IllegalArgumentException("scenario " + scenario.id() + " is there twice");
      }
    }
  }

  /**
   * A variant of the battle.
   *
   * @param id its name, unique in the run
   * @param weight its share of the battles, at least 0
   * @param battle what is played
   */
  public record Scenario(String id, double weight, BattleSpec battle) {}
}
