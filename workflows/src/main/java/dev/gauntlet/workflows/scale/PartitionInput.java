package dev.gauntlet.workflows.scale;

/**
 * Which part of a run a partition plays.
 *
 * @param runId the run
 * @param partition its number, from 0
 * @param slots how many battles it may play at a time, to begin with
 * @param battles how many battles the run has
 * @param summary one line that says what plays, without anything that is said
 */
public record PartitionInput(String runId, int partition, int slots, int battles, String summary) {}
