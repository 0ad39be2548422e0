package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.Spent;

/**
 * What came of a request for a message.
 *
 * @param unusable whether the answer was empty; then no message is stored, and it is asked for once
 *     more
 * @param left whether the opponent walks away with it
 * @param spent what it used, over all attempts
 */
public record TurnResult(boolean unusable, boolean left, Spent spent) implements Bought {}
