package dev.gauntlet.workflows;

/**
 * Why a step failed. The activity boundary maps every exception onto one of these; the workflow
 * decides on the type alone.
 */
public enum FailureType {
  /** 429: the provider asks for patience. Retried after {@code Retry-After}, else with backoff. */
  RATE_LIMITED(Reaction.RETRY),
  /** 408, 409, 425, 529: the provider has too much to do. */
  OVERLOADED(Reaction.RETRY),
  /** 5xx, a reset, a timeout, a truncated or malformed body. */
  UNAVAILABLE(Reaction.RETRY),
  /** A shared budget has room, but for now others have reserved it. Retried after a while. */
  BUDGET_HELD(Reaction.RETRY),
  /**
   * 400, 422: the model refuses a setting, which is left out from now on. Retried at once; no fault
   * of the provider's.
   */
  SETTING_REFUSED(Reaction.RETRY),
  /** 402, or a 429 that says the quota is used up. */
  QUOTA_EXHAUSTED(Reaction.NEXT_PROVIDER),
  /** 401, 403. */
  AUTHENTICATION(Reaction.NEXT_PROVIDER),
  /** The patience with transient failures is over. */
  PROVIDER_UNAVAILABLE(Reaction.NEXT_PROVIDER),
  /** 400, 422: the request itself is wrong. */
  INVALID_REQUEST(Reaction.END_ERROR),
  /** 404: no such model or address. */
  NOT_FOUND(Reaction.END_ERROR),
  /** 413, or a 400 that says the conversation is longer than the model reads. */
  CONTEXT_TOO_LONG(Reaction.END_ERROR),
  /** A fault of ours that a retry would only repeat. */
  INTERNAL(Reaction.END_ERROR),
  /** Settled and lost cost plus the worst case of the next call pass a budget. */
  BUDGET_SPENT(Reaction.END_BUDGET),
  /** The battle's active time is used up. */
  TIME_SPENT(Reaction.END_TIMEOUT),
  /** The battle was cancelled while the step ran. */
  CANCELLED(Reaction.END_CANCELLED);

  /** What follows from a failure. */
  public enum Reaction {
    /** Temporal runs the activity again, after the delay that the failure names. */
    RETRY,
    /** The next provider of the fallback chain, else the battle ends in error. */
    NEXT_PROVIDER,
    /** The battle ends in error. */
    END_ERROR,
    /** The battle ends because its budget is spent. */
    END_BUDGET,
    /** The battle ends because its time is spent. */
    END_TIMEOUT,
    /** The battle ends because somebody cancelled it. */
    END_CANCELLED
  }

  private final Reaction reaction;

  FailureType(Reaction reaction) {
    this.reaction = reaction;
  }

  /** What the workflow, or Temporal's retry, does about it. */
  public Reaction reaction() {
    return reaction;
  }

  /** Whether the same request may succeed later. */
  public boolean isTransient() {
    return reaction == Reaction.RETRY;
  }
}
