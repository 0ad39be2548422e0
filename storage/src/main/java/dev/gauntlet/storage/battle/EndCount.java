package dev.gauntlet.storage.battle;

import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import org.jspecify.annotations.Nullable;

/**
 * How many battles are in a state and, if it is an end, ended for a reason.
 *
 * @param state the state
 * @param reason the reason, or null while they are open
 * @param battles how many, at least 1
 */
public record EndCount(BattleState state, @Nullable EndedReason reason, long battles) {}
