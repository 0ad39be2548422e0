package dev.gauntlet.workflows.scale;

/**
 * How a run ended, as its row and those of its battles say.
 *
 * @param runId the run
 * @param state the end
 * @param succeeded battles whose goal was reached
 * @param missed battles that used up their messages, or were left
 * @param uncovered battles that a budget or a time ended
 * @param failed battles that ended in error
 * @param cancelled battles that somebody ended
 */
public record RunResult(
    String runId,
    RunState state,
    int succeeded,
    int missed,
    int uncovered,
    int failed,
    int cancelled) {}
