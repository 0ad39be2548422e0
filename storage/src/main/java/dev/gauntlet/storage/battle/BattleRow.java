package dev.gauntlet.storage.battle;

import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Positions;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A battle as its row has it.
 *
 * @param id the conversation's id
 * @param createdAt when it was admitted
 * @param spec what was ordered
 * @param generation how often it was retried after a failure
 * @param wanted what somebody last wanted of it
 * @param intent who wanted it and why, or null when nobody did
 * @param state the last recorded state
 * @param startedAt when the first step was taken, or null
 * @param updatedAt when something was last recorded
 * @param messageCount the messages so far
 * @param eventCount the events so far
 * @param lastMessageAt when the last message was stored, or null
 * @param positions how far it is in its fallback chains
 * @param run its place in a run, or null when it stands alone
 * @param end how it ended, or null
 * @param erasedAt when what was asked and said was erased, or null
 */
public record BattleRow(
    String id,
    Instant createdAt,
    BattleSpec spec,
    int generation,
    Wanted wanted,
    @Nullable Intent intent,
    BattleState state,
    @Nullable Instant startedAt,
    Instant updatedAt,
    int messageCount,
    int eventCount,
    @Nullable Instant lastMessageAt,
    Positions positions,
    @Nullable PlaceInRun run,
    @Nullable End end,
    @Nullable Instant erasedAt) {

  /**
   * The place of a battle in its run.
   *
   * @param runId the run
   * @param index its number there, from 0
   * @param scenario the scenario it plays, or null when the run has none
   */
  public record PlaceInRun(String runId, int index, @Nullable String scenario) {}

  /**
   * How a battle ended.
   *
   * @param reason why
   * @param at when
   * @param by who cancelled it, or null
   * @param detail which budget or time was spent, in our own words, or null
   * @param error what failed, or null
   */
  public record End(
      EndedReason reason,
      Instant at,
      @Nullable String by,
      @Nullable String detail,
      @Nullable BattleError error) {}
}
