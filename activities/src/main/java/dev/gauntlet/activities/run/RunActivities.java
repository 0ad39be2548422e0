package dev.gauntlet.activities.run;

import dev.gauntlet.workflows.scale.RunControlActivities;
import dev.gauntlet.workflows.scale.RunRecordingActivities;
import dev.gauntlet.workflows.scale.SummaryActivities;

/**
 * All steps of runs.
 *
 * @param recording the short ones
 * @param control those that reach many battles
 * @param summaries what is asked of models
 */
public record RunActivities(
    RunRecordingActivities recording, RunControlActivities control, SummaryActivities summaries) {}
