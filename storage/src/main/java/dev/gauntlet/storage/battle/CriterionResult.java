package dev.gauntlet.storage.battle;

import org.jspecify.annotations.Nullable;

/**
 * What was decided on one criterion.
 *
 * @param id the criterion
 * @param type how it was decided
 * @param required whether the goal needs it
 * @param met whether it is met, negation applied; null when the judge's answer could not be read
 * @param rationale why, in the judge's words or ours
 */
public record CriterionResult(
    String id, Criterion.Type type, boolean required, @Nullable Boolean met, String rationale) {}
