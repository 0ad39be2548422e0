package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.battle.Intent;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands, as its workflow knows it; the counts of its battles are in the database.
 *
 * @param state where it is in its life
 * @param window how many battles it plays at a time, or lets its partitions play
 * @param partitions how many partitions have begun; 0 where it plays the battles itself
 * @param held who holds or ended it and why, or null
 * @param updatedAtMs when this last changed, in milliseconds since 1970 UTC
 */
public record RunStatus(
    RunState state, int window, int partitions, @Nullable Intent held, long updatedAtMs) {}
