package dev.gauntlet.storage.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells how what two runs have played differs, in sentences. */
final class GamesApart {
  private static final int MOST_NAMED = 5;
  private static final double ROUNDING = 1e-9;

  private final String runA;
  private final String runB;
  private final Map<String, Games.Of> gamesA;
  private final Map<String, Games.Of> gamesB;

  GamesApart(Contender a, Contender b) {
    this.runA = a.report().runId();
    this.runB = b.report().runId();
    this.gamesA = a.games().byScenario();
    this.gamesB = b.games().byScenario();
  }

  /** Scenarios that only one of the runs has. */
  Optional<String> scenarios() {
    List<String> onlyA = without(gamesA, gamesB);
    List<String> onlyB = without(gamesB, gamesA);
    if (onlyA.isEmpty() && onlyB.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "The scenarios differ: only %s has %s; only %s has %s."
            .formatted(runA, named(onlyA), runB, named(onlyB)));
  }

  /** Where a part of the game differs, in the scenarios that both runs have. */
  Optional<String> differing(String sentence, Function<Game, @Nullable Object> part) {
    List<String> where =
        gamesA.values().stream()
            .filter(a -> {
              Games.Of b = gamesB.get(a.scenario());
              return b != null && !Objects.equals(part.apply(a.game()), part.apply(b.game()));
            })
            .map(Games.Of::scenario)
            .toList();
    if (where.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        where.equals(List.of("")) ? sentence + "." : "%s in %s.".formatted(sentence, named(where)));
  }

  /** Whether the scenarios count differently in the two success rates. */
  Optional<String> shares() {
    double totalA = total(gamesA.values());
    double totalB = total(gamesB.values());
    boolean differ =
        gamesA.values().stream()
            .anyMatch(a -> {
              Games.Of b = gamesB.get(a.scenario());
              return b != null && Math.abs(a.weight() / totalA - b.weight() / totalB) > ROUNDING;
            });
    return Comparability.when(
        differ && gamesA.keySet().equals(gamesB.keySet()),
        "The scenarios' weights differ, so that the rates are of different mixtures.");
  }

  private static double total(Collection<Games.Of> games) {
    return games.stream().mapToDouble(Games.Of::weight).sum();
  }

  private static List<String> without(Map<String, Games.Of> these, Map<String, Games.Of> those) {
    return these.keySet().stream().filter(id -> !those.containsKey(id)).toList();
  }

  private static String named(List<String> scenarios) {
    if (scenarios.isEmpty()) {
      return "none of its own";
    }
    String first =
        scenarios.stream()
            .limit(MOST_NAMED)
            .map(id -> id.isEmpty() ? "the run's own goal" : id)
            .collect(Collectors.joining(", "));
    int others = scenarios.size() - MOST_NAMED;
    return others > 0 ? "%s and %d more".formatted(first, others) : first;
  }
}
