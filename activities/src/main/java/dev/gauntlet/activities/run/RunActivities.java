package dev.gauntlet.activities.run;

import dev.gauntlet.workflows.scale.RunControlActivities;
import dev.gauntlet.workflows.scale.RunRecordingActivities;

/**
 * All steps of runs.
 *
 * @param recording the short ones
 * @param control those that reach many battles
 */
public record RunActivities(RunRecordingActivities recording, RunControlActivities control) {}
