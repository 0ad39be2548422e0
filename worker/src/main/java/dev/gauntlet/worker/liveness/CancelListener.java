package dev.gauntlet.worker.liveness;

import dev.gauntlet.activities.call.InFlightCalls;
import dev.gauntlet.storage.battle.Cancellations;

/** Hears of cancelled battles through PostgreSQL and aborts their requests on the wire. */
final class CancelListener implements Runnable {
  private final Cancellations cancellations;
  private final InFlightCalls inFlight;

  CancelListener(Cancellations cancellations, InFlightCalls inFlight) {
    this.cancellations = cancellations;
    this.inFlight = inFlight;
  }

  @Override
  public void run() {
    cancellations.listen(inFlight::battles, inFlight::abort);
  }
}
