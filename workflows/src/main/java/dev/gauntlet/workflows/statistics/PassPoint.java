package dev.gauntlet.workflows.statistics;

/**
 * What happens in {@code k} attempts at a task.
 *
 * @param k attempts, at least 1
 * @param passAtK the chance that at least one of them succeeds, 0 to 1
 * @param passHatK the chance that all of them succeed (pass^k), 0 to 1
 */
public record PassPoint(int k, double passAtK, double passHatK) {}
