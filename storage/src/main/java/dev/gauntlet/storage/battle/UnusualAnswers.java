package dev.gauntlet.storage.battle;

/**
 * How many of an agent's answers did not end as usual. They are part of the conversation as they
 * are.
 *
 * @param refused the model declined
 * @param filtered the provider's filter held the answer back
 * @param truncated the answer reached its longest length and is cut
 * @param empty nothing was said, also when it was asked for once more
 */
public record UnusualAnswers(int refused, int filtered, int truncated, int empty) {}
