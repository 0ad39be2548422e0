package dev.gauntlet.storage.journal;

import dev.gauntlet.storage.budget.SharedBudget;

/** What the journal says to a call that is about to be made. */
public sealed interface Opened {

  /** The answer is there; no request is to be sent. */
  record AlreadyStored(StoredCall call) implements Opened {}

  /**
   * The row is pending; one request may be sent.
   *
   * @param request which of its requests it is, from 1
   * @param strikes how many of them failed in a way that wears out patience
   * @param activeMs milliseconds that earlier ones were on the wire
   * @param repeatsLost whether the one before was lost with its worker, or is still on the wire
   */
  record MaySend(int request, int strikes, long activeMs, boolean repeatsLost) implements Opened {}

  /** The battle, or the run, has ended or is to be cancelled; nothing more is bought. */
  record BattleOver() implements Opened {}

  /**
   * What was settled and lost, with the worst case of this call, passes the battle's budget.
   *
   * @param sentence our own words about which, and by how much
   */
  record OverBudget(String sentence) implements Opened {}

  /**
   * What was settled and lost, with the worst case of this call, passes a shared budget.
   *
   * @param budget which
   * @param sentence our own words about by how much
   */
  record OverSharedBudget(SharedBudget budget, String sentence) implements Opened {}

  /**
   * A shared budget has room for the call once others have settled theirs.
   *
   * @param sentence our own words about which
   */
  record BudgetHeld(String sentence) implements Opened {}
}
