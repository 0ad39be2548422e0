package dev.gauntlet.workflows.scale;

import io.temporal.activity.ActivityInterface;

/** What a model writes about a run, bought on the provider's task queue. */
@ActivityInterface
public interface SummaryActivities {

  /**
   * Has a model read a sample of the run's conversations, and stores what it writes. One attempt
   * sends at most one request; an answer that is stored already is returned without one. An answer
   * that cannot be read asks to be asked for once more, which is a request of its own; when that
   * cannot be read either, it is stored that there is no summary and why.
   */
  SummaryResult summarise(SummaryCommand command);
}
