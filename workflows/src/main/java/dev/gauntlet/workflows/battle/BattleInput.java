package dev.gauntlet.workflows.battle;

/**
 * Which battle a workflow plays; everything else is in its row.
 *
 * @param conversationId the battle's id, 1-64 of {@code A-Z a-z 0-9 . _ -}
 * @param generation how often the battle was retried after a failure, from 0
 */
public record BattleInput(String conversationId, int generation) {}
