package dev.gauntlet.storage.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is due, with what is needed to send it.
 *
 * @param id the delivery
 * @param generation how often it was sent again on request
 * @param event the event's word
 * @param payload what is sent, as it is
 * @param url where to
 * @param secret signs it, or null for the address of a start
 * @param attempts how often it was tried before
 * @param left how long until it is given up
 */
public record Letter(
    String id,
    int generation,
    String event,
    String payload,
    String url,
    @Nullable String secret,
    int attempts,
    Duration left) {

  /** Shows neither address nor secret. */
  @Override
  public String toString() {
    return "delivery " + id;
  }
}
