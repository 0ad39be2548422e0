package dev.gauntlet.storage.battle;

import dev.gauntlet.storage.Place;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import org.jspecify.annotations.Nullable;

/**
 * Which battles to list, newest first.
 *
 * @param state only battles in this state, or null
 * @param runId only battles of this run, or null
 * @param agentId only battles of this stored agent, or null
 * @param endedReason only battles that ended so, or null
 * @param tagKey only battles with this tag, or null
 * @param tagValue the tag's value, or null with the key
 * @param judged only battles whose last judgement decided so, or null
 * @param before only battles behind this place, or null for the newest
 * @param limit at most so many
 */
public record BattleFilter(
    @Nullable BattleState state,
    @Nullable String runId,
    @Nullable String agentId,
    @Nullable EndedReason endedReason,
    @Nullable String tagKey,
    @Nullable String tagValue,
    @Nullable Judged judged,
    @Nullable Place before,
    int limit) {

  /**
   * What a last judgement has to have decided.
   *
   * @param criterion on this criterion
   * @param met whether it is met
   */
  public record Judged(String criterion, boolean met) {}
}
