package dev.gauntlet.workflows.battle;

/**
 * Which message to judge.
 *
 * @param conversationId the battle
 * @param seq the agent message
 * @param ordinal which request this is, as in {@link Asking}: asking again is the repair of an
 *     answer that could not be read
 * @param activeMsLeft how much active time the battle has left, in milliseconds
 */
public record JudgingCommand(String conversationId, int seq, int ordinal, long activeMsLeft) {}
