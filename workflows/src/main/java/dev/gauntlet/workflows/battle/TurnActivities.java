package dev.gauntlet.workflows.battle;

import io.temporal.activity.ActivityInterface;

/** A message bought from a model, on the provider's task queue. */
@ActivityInterface
public interface TurnActivities {

  /**
   * Buys and stores message {@code seq}. One attempt sends at most one request; an answer that is
   * stored already is returned without one. An empty answer asks to be asked again, which is a
   * request of its own; an empty answer to that is the message.
   */
  TurnResult speak(TurnCommand command);
}
