package dev.gauntlet.workflows.battle;

/**
 * Which message to judge.
 *
 * @param conversationId the battle
 * @param seq the agent message
 * @param ordinal 0 for the question, 1 for the repair of an answer that could not be read
 * @param activeMsLeft how much active time the battle has left, in milliseconds
 */
public record JudgingCommand(String conversationId, int seq, int ordinal, long activeMsLeft) {

  /** The ordinal of the repair; an answer to it that cannot be read is a verdict. */
  public static final int REPAIR = 1;
}
