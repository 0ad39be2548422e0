package dev.gauntlet.activities.judge;

import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.CriterionResult;
import dev.gauntlet.storage.battle.NewJudgement;
import dev.gauntlet.workflows.battle.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts what was decided on each criterion together. */
final class Verdicts {

  private Verdicts() {}

  /** The goal is reached when all required criteria are met; an undecided one leaves it open. */
  static Verdict of(List<CriterionResult> results) {
    List<CriterionResult> required = results.stream().filter(CriterionResult::required).toList();
    if (required.stream().anyMatch(result -> Boolean.FALSE.equals(result.met()))) {
      return Verdict.NOT_YET;
    }
    return required.stream().anyMatch(result -> result.met() == null)
        ? Verdict.UNPARSABLE
        : Verdict.REACHED;
  }

  /**
   * A judgement over these results, in the order of the criteria.
   *
   * @param judge the model that was asked, or null when none was
   */
  static NewJudgement judgement(
      String battleId,
      int seq,
      BattleSpec spec,
      @Nullable ModelChoice judge,
      List<CriterionResult> results) {
    List<CriterionResult> ordered =
        spec.judge().criteria().stream()
            .flatMap(c -> results.stream().filter(r -> r.id().equals(c.id())))
            .toList();
    return new NewJudgement(
        battleId,
        seq,
        of(ordered),
        rationale(ordered),
        ordered,
        judge == null ? null : judge.provider(),
        judge == null ? null : judge.model());
  }

  /**
   * The reasons that carry the verdict: those of required criteria that are not met, or all when
   * none is unmet.
   */
  private static String rationale(List<CriterionResult> results) {
    List<CriterionResult> unmet =
        results.stream()
            .filter(r -> r.required() && !Objects.equals(r.met(), Boolean.TRUE))
            .toList();
    return (unmet.isEmpty() ? results : unmet)
        .stream().map(CriterionResult::rationale).distinct().collect(Collectors.joining(" "));
  }
}
