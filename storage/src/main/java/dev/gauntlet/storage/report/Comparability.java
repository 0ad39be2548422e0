package dev.gauntlet.storage.report;

import dev.gauntlet.storage.battle.OpponentSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a difference between two runs is the agent's.
 *
 * @param obstacles why it is not
 * @param doubts what to keep in mind when it is
 */
record Comparability(List<String> obstacles, List<String> doubts) {
  private static final int FEW_BATTLES = 10;
  private static final double COVERAGE_POINTS = 0.10;
  private static final double ROUNDING = 1e-9;

  Comparability {
    obstacles = List.copyOf(obstacles);
    doubts = List.copyOf(doubts);
  }

  static Comparability of(Contender a, Contender b) {
    return new Comparability(obstacles(a, b), doubts(a, b));
  }

  private static List<String> obstacles(Contender a, Contender b) {
    List<String> erased =
        Stream.of(a, b).flatMap(run -> erased(run.report()).stream()).distinct().toList();
    return erased.isEmpty() ? differences(a, b) : erased;
  }

  private static List<String> differences(Contender a, Contender b) {
    GamesApart games = new GamesApart(a, b);
    return Stream.of(
            unfinished(a.report()),
            unfinished(b.report()),
            uncovered(a.report()),
            uncovered(b.report()),
            games.scenarios(),
            games.differing("The goals differ", Game::goal),
            games.differing("The opening lines differ", Game::userMessage),
            games.differing("The opponents differ", game -> whoeverPlays(game.opponent())),
            games.differing("The message limits differ", Game::messageLimit),
            games.differing("The criteria differ", game -> game.judge().criteria()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<String> doubts(Contender a, Contender b) {
    GamesApart games = new GamesApart(a, b);
    return Stream.of(
            same(a.report(), b.report()),
            games.differing(
                "The judges' models differ", game -> game.judge().chain().stream().findFirst()),
            games.differing(
                "The simulated users' models differ",
                game -> game.opponent().chain().stream().findFirst()),
            games.shares(),
            coverage(a.report(), b.report()),
            seeds(a.report(), b.report()),
            few(a.report()),
            few(b.report()))
        .flatMap(Optional::stream)
        .toList();
  }

  boolean comparable() {
    return obstacles.isEmpty();
  }

  List<String> reasons() {
    return Stream.concat(obstacles.stream(), doubts.stream()).toList();
  }

  /** The opponent without the model that plays it. */
  private static OpponentSpec whoeverPlays(OpponentSpec opponent) {
    return switch (opponent) {
      case OpponentSpec.Scripted script -> script;
      case OpponentSpec.Simulated user ->
          new OpponentSpec.Simulated("", "", user.persona(), user.mayLeave(), List.of());
    };
  }

  private static Optional<String> erased(RunReport run) {
    return when(
        run.erasedAt() != null,
        "Run %s was erased, so nobody can tell whether both played the same."
            .formatted(run.runId()));
  }

  private static Optional<String> unfinished(RunReport run) {
    return when(
        run.partial(),
        "Run %s is not finished: %d of %d battles have ended."
            .formatted(run.runId(), run.finished(), run.runCount()));
  }

  private static Optional<String> uncovered(RunReport run) {
    return when(
        run.counts().covered() == 0,
        "Run %s has no covered battle: none ended by goal, limit or abandoned."
            .formatted(run.runId()));
  }

  private static Optional<String> same(RunReport a, RunReport b) {
    return when(
        a.runId().equals(b.runId()), "Run %s is compared with itself.".formatted(a.runId()));
  }

  private static Optional<String> few(RunReport run) {
    int covered = run.counts().covered();
    return when(
        covered > 0 && covered < FEW_BATTLES,
        "Run %s has only %d covered %s, fewer than %d."
            .formatted(run.runId(), covered, covered == 1 ? "battle" : "battles", FEW_BATTLES));
  }

  private static Optional<String> coverage(RunReport a, RunReport b) {
    Double coverageA = a.rates().coverage();
    Double coverageB = b.rates().coverage();
    if (coverageA == null || coverageB == null) {
      return Optional.empty();
    }
    return when(
        Math.abs(coverageA - coverageB) > COVERAGE_POINTS + ROUNDING,
        String.format(
            Locale.ROOT,
            "The coverage differs: %.0f %% of %s, %.0f %% of %s.",
            100 * coverageA,
            a.runId(),
            100 * coverageB,
            b.runId()));
  }

  private static Optional<String> seeds(RunReport a, RunReport b) {
    return when(
        a.setup().seed() != b.setup().seed(),
        "The seeds differ: %d and %d.".formatted(a.setup().seed(), b.setup().seed()));
  }

  static Optional<String> when(boolean so, String sentence) {
    return so ? Optional.of(sentence) : Optional.empty();
  }
}
