package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.Usage;
import org.jspecify.annotations.Nullable;

/**
 * How a battle stands, as its workflow knows it.
 *
 * @param state where it is in its life
 * @param messageCount the messages so far
 * @param judgedSeq the last message with a verdict, 0 for none
 * @param lastVerdict that verdict
 * @param usage what was used so far
 * @param doing the step under way, or null between steps
 * @param held who holds or ended it and why, or null
 * @param endedReason why it ended, or null
 * @param failure what failed, or null
 * @param sentence our own words about the end, or null
 * @param updatedAtMs when this last changed, in milliseconds since 1970 UTC
 */
public record BattleStatus(
    BattleState state,
    int messageCount,
    int judgedSeq,
    @Nullable Verdict lastVerdict,
    Usage usage,
    @Nullable Doing doing,
    @Nullable Intent held,
    @Nullable EndedReason endedReason,
    @Nullable FailureType failure,
    @Nullable String sentence,
    long updatedAtMs) {

  /**
   * A step under way.
   *
   * @param purpose what is being bought
   * @param seq the message it is about
   * @param sinceMs when it began, in milliseconds since 1970 UTC
   */
  public record Doing(CallPurpose purpose, int seq, long sinceMs) {}
}
