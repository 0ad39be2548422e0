package dev.gauntlet.workflows.battle;

import io.temporal.activity.ActivityInterface;

/** A verdict bought from a model, on the provider's task queue. */
@ActivityInterface
public interface JudgingActivities {

  /**
   * Buys and stores the verdict on message {@code seq}. One attempt sends at most one request. An
   * answer that cannot be read asks for a repair, which is a request of its own.
   */
  JudgingResult judge(JudgingCommand command);
}
