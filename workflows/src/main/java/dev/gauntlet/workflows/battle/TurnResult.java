package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.Spent;

/**
 * That a message was bought and stored.
 *
 * @param left whether the opponent walks away with it
 * @param spent what it used, over all attempts
 */
public record TurnResult(boolean left, Spent spent) {}
