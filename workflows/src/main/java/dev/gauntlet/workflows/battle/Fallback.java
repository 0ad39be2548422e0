package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;

/**
 * That a battle goes on with the next entry of a fallback chain.
 *
 * @param purpose whose chain it is
 * @param seq the message that was being bought or judged
 * @param ordinal the call that failed
 * @param failure what failed
 * @param sentence our own words about it
 */
public record Fallback(
    CallPurpose purpose, int seq, int ordinal, FailureType failure, String sentence) {

  /** The place in the chain that the battle goes on with. */
  public int position() {
    return Asking.of(ordinal).position() + 1;
  }
}
