package dev.gauntlet.activities.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.storage.worker.ProviderState.Condition;
import dev.gauntlet.workflows.FailureType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TurnstileTests {
  private static final String MODEL = "fast";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final SetTime time = new SetTime();
  private final SimpleMeterRegistry measured = new SimpleMeterRegistry();

  private Turnstile turnstile(@Nullable Integer requests, @Nullable Integer tokens) {
    return new Turnstile(
        "openai",
        new ProviderLimits(100, requests, tokens, PATIENCE),
        time,
        new Random(7),
        measured);
  }

  private static Pass pass(Turnstile turnstile) throws InterruptedException {
    return pass(turnstile, 1);
  }

  private static Pass pass(Turnstile turnstile, long tokens) throws InterruptedException {
    Entry entry = turnstile.enter(MODEL, tokens);
    assertThat(entry).isInstanceOf(Pass.class);
    return (Pass) entry;
  }

  private static Entry.NotNow notNow(Turnstile turnstile) throws InterruptedException {
    Entry entry = turnstile.enter(MODEL, 1);
    assertThat(entry).isInstanceOf(Entry.NotNow.class);
    return (Entry.NotNow) entry;
  }

  private static ProviderException failure(FailureType type, @Nullable Duration retryAfter) {
    return new ProviderException(type, "It failed.", retryAfter, "");
  }

  private void fail(Turnstile turnstile, FailureType type, int times) throws InterruptedException {
    for (int n = 0; n < times; n++) {
      try (Pass pass = pass(turnstile)) {
        pass.sent();
        pass.failed(failure(type, null));
      }
    }
  }

  private static void answer(Turnstile turnstile) throws InterruptedException {
    try (Pass pass = pass(turnstile)) {
      pass.sent();
      pass.answered(1);
    }
  }

  @Test
  void withoutLimitsNobodyWaits() throws InterruptedException {
    Turnstile turnstile = turnstile(null, null);

    for (int n = 0; n < 1_000; n++) {
      answer(turnstile);
    }

    assertThat(time.sinceStart()).isZero();
    assertThat(turnstile.state().condition()).isEqualTo(Condition.OK);
  }

  @Test
  void requestsLeaveEvenlyAndTwoPercentSlowerThanAllowed() throws InterruptedException {
    Turnstile turnstile = turnstile(600, null);
    Duration before = time.sinceStart();

    for (int n = 0; n < 1_200; n++) {
      answer(turnstile);
      assertThat(time.sinceStart().minus(before)).isLessThan(Duration.ofMillis(103));
      before = time.sinceStart();
    }

    assertThat(before).isBetween(Duration.ofSeconds(122), Duration.ofSeconds(123));
    assertThat(turnstile.state().requestsLastMinute()).isBetween(575, 588);
    assertThat(turnstile.state().limitPerMinute()).isEqualTo(600);
  }

  @Test
  void whoWouldWaitLongerThanAnAttemptMayComesBackInTime() throws InterruptedException {
    Turnstile turnstile = turnstile(1, null);
    answer(turnstile);

    Entry.NotNow first = notNow(turnstile);
    Entry.NotNow second = notNow(turnstile);

    assertThat(first.type()).isEqualTo(FailureType.RATE_LIMITED);
    assertThat(first.sentence()).contains("openai");
    assertThat(first.delay()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    // It reserved nothing: the second is told of the same minute.
    assertThat(second.delay()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    assertThat(time.sinceStart()).isZero();
  }

  @Test
  void whatWasNotSentIsGivenBack() throws InterruptedException {
    Turnstile turnstile = turnstile(60, 600);

    pass(turnstile, 600).close();

    pass(turnstile, 600).sent();
    assertThat(time.sinceStart()).isZero();
  }

  @Test
  void anInterruptedWaitGivesItsPlaceBack() throws InterruptedException {
    Turnstile turnstile = turnstile(60, null);
    answer(turnstile);
    time.onNextSleep(() -> {
      throw new InterruptedException("cancelled");
    });
    assertThatThrownBy(() -> turnstile.enter(MODEL, 1)).isInstanceOf(InterruptedException.class);

    answer(turnstile);

    assertThat(time.sinceStart()).isBetween(Duration.ofMillis(1_000), Duration.ofMillis(1_021));
    assertThat(turnstile.state().condition()).isEqualTo(Condition.OK);
  }

  @Test
  void whoWaitsIsSeenToWait() throws InterruptedException {
    Turnstile turnstile = turnstile(60, null);
    answer(turnstile);
    time.onNextSleep(() -> {
      assertThat(turnstile.state().condition()).isEqualTo(Condition.THROTTLED);
      assertThat(measured.get("gauntlet.provider.waiting").gauge().value()).isEqualTo(1);
      assertThat(measured.get("gauntlet.provider.state").tag("state", "throttled").gauge().value())
          .isEqualTo(1);
    });

    answer(turnstile);

    assertThat(measured.get("gauntlet.provider.waiting").gauge().value()).isZero();
  }

  @Test
  void aWorkerThatStopsSendsAwayWhoWaits() throws InterruptedException {
    Turnstile turnstile = turnstile(60, null);
    answer(turnstile);
    time.onNextSleep(turnstile::shut);

    assertThatThrownBy(() -> turnstile.enter(MODEL, 1)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void tokensAreReservedAndGivenBackWhenTheyWereNotUsed() throws InterruptedException {
    Turnstile turnstile = turnstile(null, 6_000);
    try (Pass pass = pass(turnstile, 6_000)) {
      pass.sent();
      pass.answered(1_000);
    }

    pass(turnstile, 5_000).sent();
    assertThat(time.sinceStart()).isZero();

    pass(turnstile, 1_000).sent();
    assertThat(time.sinceStart()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void moreTokensThanReservedAreTakenAfterwards() throws InterruptedException {
    Turnstile turnstile = turnstile(null, 6_000);
    try (Pass pass = pass(turnstile, 5_000)) {
      pass.sent();
      pass.answered(7_000);
    }

    pass(turnstile, 1_000).sent();

    assertThat(time.sinceStart()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void aCallLargerThanTheMinuteWaitsForAFullBucketAndNotForEver() throws InterruptedException {
    Turnstile turnstile = turnstile(null, 6_000);
    try (Pass pass = pass(turnstile, 2_000)) {
      pass.sent();
      pass.answered(2_000);
    }

    pass(turnstile, 50_000).sent();

    assertThat(time.sinceStart()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void a429ClosesTheGateOfItsModelAlone() throws InterruptedException {
    Turnstile turnstile = turnstile(null, null);
    Pass pass = pass(turnstile);
    pass.sent();
    pass.failed(failure(FailureType.RATE_LIMITED, Duration.ofSeconds(12)));
    assertThat(turnstile.state().condition()).isEqualTo(Condition.THROTTLED);

    assertThat(turnstile.enter("another", 1)).isInstanceOf(Pass.class);
    assertThat(time.sinceStart()).isZero();
    pass(turnstile);
    assertThat(time.sinceStart()).isEqualTo(Duration.ofSeconds(12));
    assertThat(turnstile.state().condition()).isEqualTo(Condition.OK);
  }

  @Test
  void theGateIsClosedForAMinuteAtMost() throws InterruptedException {
    Turnstile turnstile = turnstile(null, null);
    pass(turnstile).failed(failure(FailureType.RATE_LIMITED, Duration.ofHours(2)));

    assertThat(notNow(turnstile).delay()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    time.pass(Turnstile.LONGEST_CLOSED);
    pass(turnstile);
    assertThat(time.sinceStart()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void aGateThatClosesMeanwhileHoldsWhoWaitsForTheRate() throws InterruptedException {
    Turnstile turnstile = turnstile(60, null);
    Pass early = pass(turnstile);
    early.sent();
    time.onNextSleep(() -> early.failed(failure(FailureType.RATE_LIMITED, Duration.ofSeconds(20))));

    pass(turnstile);

    assertThat(time.sinceStart()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void whoWaitedAtTheGateLeavesOneAfterTheOther() {
    Gate gate = new Gate(Duration.ofMillis(100), time);
    gate.close(Duration.ofSeconds(5));
    gate.close(Duration.ofSeconds(3));

    assertThat(gate.enqueue()).isEqualTo(Duration.ofMillis(5_000));
    assertThat(gate.enqueue()).isEqualTo(Duration.ofMillis(5_100));
    assertThat(gate.enqueue()).isEqualTo(Duration.ofMillis(5_200));
    time.pass(Duration.ofSeconds(5));
    assertThat(gate.closed()).isFalse();
    assertThat(gate.enqueue()).isEqualTo(Duration.ofMillis(300));
    time.pass(Duration.ofSeconds(1));
    assertThat(gate.enqueue()).isZero();
  }

  @Test
  void repeatedFailuresOpenTheCircuitForLongerAndLonger() throws InterruptedException {
    Turnstile turnstile = turnstile(null, null);
    fail(turnstile, FailureType.UNAVAILABLE, 10);

    assertThat(turnstile.state().condition()).isEqualTo(Condition.OPEN);
    for (int seconds : new int[] {15, 30, 60, 60}) {
      Entry.NotNow refusal = notNow(turnstile);
      assertThat(refusal.type()).isEqualTo(FailureType.UNAVAILABLE);
      assertThat(refusal.delay())
          .isBetween(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds * 5L / 4 + 3));
      time.pass(Duration.ofSeconds(seconds - 1));
      notNow(turnstile);
      time.pass(Duration.ofSeconds(2));
      assertThat(turnstile.state().condition()).isEqualTo(Condition.THROTTLED);
      fail(turnstile, FailureType.UNAVAILABLE, 3);
    }
    assertThat(measured.get("gauntlet.provider.transitions").tag("to", "open").counter().count())
        .isEqualTo(5);
  }

  @Test
  void threeAnswersCloseItAgain() throws InterruptedException {
    Turnstile turnstile = turnstile(null, null);
    fail(turnstile, FailureType.OVERLOADED, 10);
    time.pass(Duration.ofSeconds(16));

    Pass first = pass(turnstile);
    Pass second = pass(turnstile);
    Pass third = pass(turnstile);
    // No more than these three until it is known how they fare.
    assertThat(notNow(turnstile).delay()).isLessThan(Duration.ofSeconds(3));
    // One that was not sent leaves its place to another.
    third.close();
    third = pass(turnstile);
    first.answered(1);
    second.answered(1);
    third.answered(1);

    assertThat(turnstile.state().condition()).isEqualTo(Condition.OK);
    for (int n = 0; n < 20; n++) {
      pass(turnstile).sent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whateverBecomesOfARequestItsPlaceAtTheCircuitIsFreeAgain(FailureType type)
      throws InterruptedException {
    Turnstile turnstile = turnstile(null, null);
    fail(turnstile, FailureType.OVERLOADED, 10);
    time.pass(Duration.ofSeconds(16));

    for (int n = 0; n < 4; n++) {
      fail(turnstile, type, 1);
      time.pass(Duration.ofSeconds(70));
    }
  }

  @Test
  void whatTheProviderRefusesForItsContentIsNoFailureOfIts() throws InterruptedException {
    Turnstile turnstile = turnstile(null, null);

    fail(turnstile, FailureType.INVALID_REQUEST, 50);
    fail(turnstile, FailureType.AUTHENTICATION, 50);

    assertThat(turnstile.state().condition()).isEqualTo(Condition.OK);
    assertThat(
            measured
                .get("gauntlet.provider.requests")
                .tag("outcome", "invalid_request")
                .counter()
                .count())
        .isEqualTo(50);
  }

  @Test
  void patienceIsOverWhenItFailedForAsLong() throws InterruptedException {
    Turnstile turnstile = turnstile(null, null);
    time.pass(Duration.ofHours(1));
    fail(turnstile, FailureType.UNAVAILABLE, 10);
    while (time.sinceStart().compareTo(Duration.ofMinutes(70)) < 0) {
      assertThat(turnstile.enter(MODEL, 1)).isInstanceOf(Entry.NotNow.class);
      time.pass(Duration.ofSeconds(61));
      fail(turnstile, FailureType.UNAVAILABLE, 3);
    }

    assertThat(turnstile.enter(MODEL, 1)).isInstanceOf(Entry.Never.class);

    // One answer, and it is waited for again.
    time.pass(Duration.ofSeconds(61));
    answer(turnstile);
    fail(turnstile, FailureType.UNAVAILABLE, 2);
    assertThat(turnstile.enter(MODEL, 1)).isInstanceOf(Entry.NotNow.class);
  }

  @Test
  void aSilenceOfOursIsNotHeldAgainstTheProvider() throws InterruptedException {
    Turnstile turnstile = turnstile(null, null);
    fail(turnstile, FailureType.UNAVAILABLE, 10);
    time.pass(Duration.ofHours(1));

    for (int n = 0; n < 3; n++) {
      pass(turnstile).sent();
    }

    assertThat(turnstile.enter(MODEL, 1)).isInstanceOf(Entry.NotNow.class);
  }

  @Test
  void aUsedUpQuotaIsRememberedUntilTheNextAnswer() throws InterruptedException {
    Turnstile turnstile = turnstile(null, null);
    fail(turnstile, FailureType.QUOTA_EXHAUSTED, 1);
    assertThat(turnstile.state().condition()).isEqualTo(Condition.QUOTA_EXHAUSTED);
    fail(turnstile, FailureType.INVALID_REQUEST, 1);
    assertThat(turnstile.state().condition()).isEqualTo(Condition.QUOTA_EXHAUSTED);

    answer(turnstile);

    assertThat(turnstile.state().condition()).isEqualTo(Condition.OK);
  }

  @Test
  void requestsAreForgottenAfterAMinute() throws InterruptedException {
    Turnstile turnstile = turnstile(null, null);
    answer(turnstile);
    time.pass(Duration.ofSeconds(30));
    answer(turnstile);
    assertThat(turnstile.state().requestsLastMinute()).isEqualTo(2);

    time.pass(Duration.ofSeconds(30));
    assertThat(turnstile.state().requestsLastMinute()).isEqualTo(1);
    time.pass(Duration.ofMinutes(5));
    assertThat(turnstile.state().requestsLastMinute()).isZero();
  }
}
