package dev.gauntlet.activities.call;

import dev.gauntlet.activities.limit.Entry;
import dev.gauntlet.activities.limit.Limits;
import dev.gauntlet.activities.limit.Pass;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.StepDetails;
import io.temporal.failure.ApplicationFailure;

/** Where a call waits for its provider's limits: seen by Temporal, and within reach of a cancel. */
final class WaitingRoom {
  private final Limits limits;

  WaitingRoom(Limits limits) {
    this.limits = limits;
  }

  /**
   * Waits until the call may be sent.
   *
   * @throws ApplicationFailure when it may not within the time that an attempt may wait
   */
  Pass await(PlannedCall planned, InFlightCall call, Heartbeats.Beating beating) {
    beating.say(StepDetails.QUEUED_BEHIND_LIMIT);
    try {
      call.depart();
      return switch (limits.enter(planned.provider(), planned.request())) {
        case Pass pass -> pass;
        case Entry.NotNow(var type, var sentence, var delay) ->
            throw StepFailures.forNow(type, sentence, delay);
        case Entry.Never(var sentence) ->
            throw StepFailures.forGood(FailureType.PROVIDER_UNAVAILABLE, sentence);
      };
    } catch (InterruptedException e) {
      throw StepFailures.interrupted(call.aborted());
    } finally {
      call.land();
      beating.say(null);
    }
  }
}
