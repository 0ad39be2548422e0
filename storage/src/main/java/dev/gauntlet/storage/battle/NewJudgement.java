package dev.gauntlet.storage.battle;

import dev.gauntlet.workflows.battle.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A judgement to be stored.
 *
 * @param battleId the battle
 * @param seq the agent message it is about
 * @param verdict the verdict
 * @param rationale why, in a sentence or a few
 * @param criteria what was decided on each criterion
 * @param provider the judge's provider, or null when no model was asked
 * @param model the judge's model, or null
 */
public record NewJudgement(
    String battleId,
    int seq,
    Verdict verdict,
    String rationale,
    List<CriterionResult> criteria,
    @Nullable String provider,
    @Nullable String model) {

  /** Copies the results. */
  public NewJudgement {
    criteria = List.copyOf(criteria);
  }
}
