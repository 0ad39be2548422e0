package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.CallPurpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a whole battle.
 *
 * @param agentProviders the providers of the agent under test, fallbacks included, in their order
 * @param opponentProviders those of the simulated user; empty for a script
 * @param judgeProviders those of the judge; empty when no criterion needs a model
 * @param openingGiven whether message 1 was given with the start
 * @param scriptLines how many lines a script has, after the opening
 * @param messageLimit the most messages, both sides counted, 1-200
 * @param timeoutMs the most active time, in milliseconds
 * @param turnTimeoutMs the longest that one request may take, in milliseconds
 * @param lane the priority class
 * @param page the address of the battle's page, or null when none is known
 */
public record BattleRules(
    List<String> agentProviders,
    List<String> opponentProviders,
    List<String> judgeProviders,
    boolean openingGiven,
    int scriptLines,
    int messageLimit,
    long timeoutMs,
    long turnTimeoutMs,
    Lane lane,
    @Nullable String page) {

  /** Copies the chains. */
  public BattleRules {
    agentProviders = List.copyOf(agentProviders);
    opponentProviders = List.copyOf(opponentProviders);
    judgeProviders = List.copyOf(judgeProviders);
  }

  /** The providers that are asked for this, in their order; empty when no model is. */
  List<String> chain(CallPurpose purpose) {
    return switch (purpose) {
      case AGENT -> agentProviders;
      case OPPONENT -> opponentProviders;
      case JUDGE -> judgeProviders;
      case SUMMARY -> throw CallPurpose.notOfABattle();
    };
  }

  /** Whether the opponent reads fixed lines. */
  public boolean scripted() {
    return opponentProviders.isEmpty();
  }

  /** Whether no criterion needs a model. */
  boolean judgedByRule() {
    return judgeProviders.isEmpty();
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
