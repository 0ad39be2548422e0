package dev.gauntlet.activities.provider.simulated;

import java.time.Duration;

/**
 * How the simulated provider behaves, for demonstrations, load and failure tests.
 *
 * <p>Which calls fail follows from the battle's seed and the call's key. A rate limit or an outage
 * befalls the first one to three attempts of a call in a process, so that a retry succeeds in the
 * end even at a rate of 1. A malformed judgement is an answer and not a failure: the repair of it
 * is another call with a chance of its own, and at a rate of 1 every judgement is malformed.
 *
 * @param latency how long an answer takes
 * @param jitter by which part of it the latency varies, 0 to 1
 * @param rateLimited the part of the calls that meet a 429, 0 to 1
 * @param retryAfter what such a 429 asks to wait
 * @param unavailable the part of the calls that meet an outage, 0 to 1
 * @param malformedJudgement the part of the judgements that are not in their JSON shape, 0 to 1
 */
public record SimulatedSettings(
    Duration latency,
    double jitter,
    double rateLimited,
    Duration retryAfter,
    double unavailable,
    double malformedJudgement) {

  /** Answers at once and never fails. */
  public static final SimulatedSettings INSTANT =
      new SimulatedSettings(Duration.ZERO, 0, 0, Duration.ofSeconds(1), 0, 0);

  /** Checks the bounds. */
  public SimulatedSettings {
    requireNotNegative("latency", latency);
    requireNotNegative("retryAfter", retryAfter);
    requirePart("jitter", jitter);
    requirePart("rateLimited", rateLimited);
    requirePart("unavailable", unavailable);
    requirePart("malformedJudgement", malformedJudgement);
  }

  /** Never fails, and takes some time as a model does. */
  public static SimulatedSettings withLatency(Duration latency, double jitter) {
    return new SimulatedSettings(latency, jitter, 0, Duration.ofSeconds(1), 0, 0);
  }

  private static void requireNotNegative(String what, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(what + " must not be negative, but is " + value);
    }
  }

  private static void requirePart(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(what + " must be between 0 and 1, but is " + value);
    }
  }
}
