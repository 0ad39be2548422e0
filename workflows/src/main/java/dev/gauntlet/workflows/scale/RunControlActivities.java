package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import io.temporal.activity.ActivityInterface;

/** The steps of a run that take longer: they reach many battles. Each may be repeated. */
@ActivityInterface
public interface RunControlActivities {

  /**
   * Writes an intent into every open battle of a run, and tells the workflows of those that have
   * begun.
   *
   * @return how many workflows were told
   */
  int tellAll(String runId, Wanted wanted, Intent intent);

  /** Computes the run's report and stores it. */
  void aggregate(String runId);
}
