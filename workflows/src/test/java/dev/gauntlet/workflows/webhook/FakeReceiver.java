package dev.gauntlet.workflows.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/** Takes attempts as a script says, and writes down when they came. */
final class FakeReceiver implements DeliveryActivities {
  private final LongSupplier clock;
  private final List<Long> attemptsAtMs = Collections.synchronizedList(new ArrayList<>());
  private final List<String> givenUp = Collections.synchronizedList(new ArrayList<>());
  private final IntFunction<AttemptResult> script;

  /**
   * @param clock the time of the server
   * @param script how the attempt with this number goes, from 1
   */
  FakeReceiver(LongSupplier clock, IntFunction<AttemptResult> script) {
    this.clock = clock;
    this.script = script;
  }

  @Override
  public AttemptResult attempt(String deliveryId) {
    attemptsAtMs.add(clock.getAsLong());
    return script.apply(attemptsAtMs.size());
  }

  @Override
  public void giveUp(String deliveryId) {
    givenUp.add(deliveryId);
  }

  int attempts() {
    return attemptsAtMs.size();
  }

  List<String> givenUp() {
    return List.copyOf(givenUp);
  }

  /** The time from the first attempt to the last. */
  Duration span() {
    return Duration.ofMillis(attemptsAtMs.getLast() - attemptsAtMs.getFirst());
  }
}
