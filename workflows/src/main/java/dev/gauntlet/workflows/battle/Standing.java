package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.Spent;
import dev.gauntlet.workflows.Usage;
import org.jspecify.annotations.Nullable;

/**
 * How far a battle is.
 *
 * @param messageCount the messages so far; odd ones are the opponent's, even ones the agent's
 * @param judgedSeq the last agent message that has a verdict, 0 for none
 * @param lastVerdict that verdict
 * @param left whether the opponent walked away with its last message
 * @param usage what was used so far
 * @param positions how far it is in its fallback chains
 * @param wanted what somebody last wanted of the battle
 * @param intent who wanted it and why, or null when nobody did
 */
public record Standing(
    int messageCount,
    int judgedSeq,
    @Nullable Verdict lastVerdict,
    boolean left,
    Usage usage,
    Positions positions,
    Wanted wanted,
    @Nullable Intent intent) {

  /** What somebody wants of a battle. */
  public enum Wanted {
    /** To be played. */
    RUN,
    /** To be held. */
    PAUSE,
    /** To be ended. */
    CANCEL,
    /** To be ended because the deadline of its run has passed. */
    EXPIRE;

    /** Whether nothing more is bought, and no later wish undoes it. */
    public boolean isFinal() {
      return this == CANCEL || this == EXPIRE;
    }
  }

  /** Nothing was said yet. */
  public static final Standing START =
      new Standing(0, 0, null, false, Usage.NOTHING, Positions.FIRST, Wanted.RUN, null);

  Standing said(int seq, boolean leaving) {
    return new Standing(seq, judgedSeq, lastVerdict, leaving, usage, positions, wanted, intent);
  }

  Standing judged(int seq, Verdict verdict) {
    return new Standing(messageCount, seq, verdict, left, usage, positions, wanted, intent);
  }

  Standing spent(CallPurpose purpose, Spent spent) {
    return new Standing(
        messageCount,
        judgedSeq,
        lastVerdict,
        left,
        usage.plus(purpose, spent),
        positions,
        wanted,
        intent);
  }

  Standing fellBack(Fallback fallback) {
    return new Standing(
        messageCount,
        judgedSeq,
        lastVerdict,
        left,
        usage,
        positions.with(fallback.purpose(), fallback.position()),
        wanted,
        intent);
  }
}
