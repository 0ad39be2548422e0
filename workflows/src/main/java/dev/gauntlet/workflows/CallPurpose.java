package dev.gauntlet.workflows;

/** What an LLM call is bought for. Part of its key in the journal. */
public enum CallPurpose {
  /** The next message of the agent under test. */
  AGENT,
  /** The next message of the simulated user. */
  OPPONENT,
  /** The verdict on an agent message. */
  JUDGE
}
