package dev.gauntlet.workflows;

/** What a step says of itself in its heartbeats; most of the time nothing. */
public final class StepDetails {

  /** It waits for its provider's limits before its request. */
  public static final String QUEUED_BEHIND_LIMIT = "queued_behind_limit";

  private StepDetails() {}
}
