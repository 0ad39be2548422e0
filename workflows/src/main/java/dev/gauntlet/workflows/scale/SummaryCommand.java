package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.battle.Asking;

/**
 * Which summary to buy.
 *
 * @param runId the run
 * @param ordinal which request for it this is, as in {@link Asking}
 */
public record SummaryCommand(String runId, int ordinal) {}
