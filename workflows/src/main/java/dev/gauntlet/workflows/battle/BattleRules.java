package dev.gauntlet.workflows.battle;

import org.jspecify.annotations.Nullable;

/**
 * What holds for a whole battle.
 *
 * @param agentProvider the provider of the agent under test
 * @param opponentProvider the provider of the simulated user, or null for a script
 * @param judgeProvider the provider of the judge, or null when no criterion needs a model
 * @param openingGiven whether message 1 was given with the start
 * @param scriptLines how many lines a script has, after the opening
 * @param messageLimit the most messages, both sides counted, 1-200
 * @param timeoutMs the most active time, in milliseconds
 * @param turnTimeoutMs the longest that one request may take, in milliseconds
 * @param lane the priority class
 * @param page the address of the battle's page, or null when none is known
 */
public record BattleRules(
    String agentProvider,
    @Nullable String opponentProvider,
    @Nullable String judgeProvider,
    boolean openingGiven,
    int scriptLines,
    int messageLimit,
    long timeoutMs,
    long turnTimeoutMs,
    Lane lane,
    @Nullable String page) {

  /** Whether the opponent reads fixed lines. */
  public boolean scripted() {
    return opponentProvider == null;
  }

  /** Whether the script has a line for the opponent's message {@code seq}. */
  boolean hasLineFor(int seq) {
    return lineFor(seq) < scriptLines;
  }

  /** The index of the script's line that is message {@code seq}, from 0. */
  public int lineFor(int seq) {
    return (seq - 1) / 2 - (openingGiven ? 1 : 0);
  }
}
