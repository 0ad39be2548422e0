package dev.gauntlet.worker.liveness;

import dev.gauntlet.activities.call.Audience;
import dev.gauntlet.activities.call.InFlightCalls;
import dev.gauntlet.storage.battle.Cancellations;
import dev.gauntlet.storage.signal.Channel;
import dev.gauntlet.storage.signal.Notifier;
import java.util.Map;

/**
 * Hears of cancelled battles through PostgreSQL and aborts their requests on the wire; and of those
 * that are watched, whose answers are passed on while they are written.
 */
final class CancelListener implements Runnable {
  private final Cancellations cancellations;
  private final InFlightCalls inFlight;
  private final Audience audience;

  CancelListener(Cancellations cancellations, InFlightCalls inFlight, Audience audience) {
    this.cancellations = cancellations;
    this.inFlight = inFlight;
    this.audience = audience;
  }

  @Override
  public void run() {
    cancellations.listen(
        inFlight::battles,
        inFlight::abort,
        Map.of(Channel.WATCHED, ids -> audience.watches(Notifier.ids(ids))));
  }
}
