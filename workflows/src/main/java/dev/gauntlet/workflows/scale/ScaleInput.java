package dev.gauntlet.workflows.scale;

/**
 * Which run a workflow plays; everything else is in its row.
 *
 * @param runId the run's id, 1-56 of {@code A-Z a-z 0-9 . _ -}
 * @param generation how often the run was begun anew after a failure, from 0
 */
public record ScaleInput(String runId, int generation) {}
