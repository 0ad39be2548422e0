package dev.gauntlet.storage.journal;

/** What the journal says to a call that is about to be made. */
public sealed interface Opened {

  /** The answer is there; no request is to be sent. */
  record AlreadyStored(StoredCall call) implements Opened {}

  /**
   * The row is pending; one request may be sent.
   *
   * @param requests how many requests have been sent for it, this one included
   * @param strikes how many of them failed in a way that wears out patience
   * @param activeMs milliseconds that earlier ones were on the wire
   * @param repeatsLost whether an earlier one was lost with its worker
   */
  record MaySend(int requests, int strikes, long activeMs, boolean repeatsLost) implements Opened {}

  /**
   * What was settled and lost, with the worst case of this call, passes the battle's budget.
   *
   * @param usedMicros what was settled or lost so far, in micro-USD
   */
  record OverBudget(long usedMicros) implements Opened {}
}
