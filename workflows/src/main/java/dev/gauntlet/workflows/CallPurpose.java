package dev.gauntlet.workflows;

import java.util.Locale;

/** What an LLM call is bought for. Part of its key in the journal. */
public enum CallPurpose {
  /** The next message of the agent under test. */
  AGENT,
  /** The next message of the simulated user. */
  OPPONENT,
  /** The verdict on an agent message. */
  JUDGE,
  /** What a model writes about a whole run; no battle buys it. */
  SUMMARY;

  /** Whether battles buy this. */
  public boolean isOfBattle() {
    return this != SUMMARY;
  }

  /** The word the API and the database use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a battle says that is asked about a purpose which only runs have. */
  public static IllegalArgumentException notOfABattle() {
    return new IllegalArgumentException("a battle buys no summary; its run does");
  }

  /** The purpose of that word. */
  public static CallPurpose of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
