package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.CallPurpose;

/**
 * Which message to buy.
 *
 * @param conversationId the battle
 * @param seq the message
 * @param purpose whose message it is
 * @param ordinal which request for the message this is, as in {@link Asking}
 * @param activeMsLeft how much active time the battle has left, in milliseconds
 */
public record TurnCommand(
    String conversationId, int seq, CallPurpose purpose, int ordinal, long activeMsLeft) {}
