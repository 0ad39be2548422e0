package dev.gauntlet.storage.report;

import dev.gauntlet.storage.battle.Criterion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run has its battles play.
 *
 * @param all a game for each scenario in their order, or one without scenarios
 */
record Games(List<Of> all) {
  static final int NO_SCENARIO = -1;

  Games {
    all = List.copyOf(all);
  }

  /**
   * One of them.
   *
   * @param position the scenario's place, or {@link #NO_SCENARIO}
   * @param scenario the scenario's id; empty without
   * @param weight how often it is played in relation to the others
   * @param game what is played
   */
  record Of(int position, String scenario, double weight, Game game) {}

  /** The games that are scenarios. */
  List<Of> scenarios() {
    return all.stream().filter(each -> each.position() != NO_SCENARIO).toList();
  }

  /** The games by scenario, in their order. */
  Map<String, Of> byScenario() {
    Map<String, Of> games = new LinkedHashMap<>();
    all.forEach(each -> games.put(each.scenario(), each));
    return games;
  }

  /** Every criterion once, in the order in which the games have them. */
  Collection<Criterion> criteria() {
    Map<String, Criterion> byId = new LinkedHashMap<>();
    for (Of each : all) {
      each.game().judge().criteria().forEach(c -> byId.putIfAbsent(c.id(), c));
    }
    return byId.values();
  }
}
