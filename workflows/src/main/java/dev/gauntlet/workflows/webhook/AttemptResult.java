package dev.gauntlet.workflows.webhook;

/**
 * How a delivery stands after an attempt.
 *
 * @param state {@link DeliveryState#PENDING} when another attempt is due
 * @param delayMs in so many milliseconds, at least 0; without meaning in any other state
 */
public record AttemptResult(DeliveryState state, long delayMs) {

  /** Another attempt is due. */
  public static AttemptResult again(long delayMs) {
    return new AttemptResult(DeliveryState.PENDING, Math.max(0, delayMs));
  }

  /** It is over. */
  public static AttemptResult over(DeliveryState state) {
    return new AttemptResult(state, 0);
  }

  /** Whether another attempt is due. */
  boolean isPending() {
    return state == DeliveryState.PENDING;
  }
}
