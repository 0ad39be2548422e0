package dev.gauntlet.activities.provider.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gauntlet.activities.provider.GenerationSettings;
import dev.gauntlet.activities.provider.Heard;
import dev.gauntlet.activities.provider.ModelProvider;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.ModelResponse;
import dev.gauntlet.activities.provider.ModelResponse.Finish;
import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SimulatedProviderTests {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void tokensAreCountedAndSaidToBeEstimated() throws Exception {
    ModelResponse response = provider(SimulatedSettings.INSTANT).call(request(1));

    assertThat(response.finish()).isEqualTo(Finish.STOP);
    assertThat(response.tokens().estimated()).isTrue();
    assertThat(response.tokens().output()).isEqualTo(Math.ceilDiv(response.text().length(), 4));
  }

  @Test
  void anAnswerIsToldWordByWordToWhoListens() throws Exception {
    ModelProvider provider = provider(SimulatedSettings.withLatency(Duration.ofMillis(300), 0));
    Heard heard = new Heard();

    ModelResponse response = provider.call(request(1), heard);

    assertThat(heard.parts()).hasSizeGreaterThan(2);
    assertThat(String.join("", heard.parts())).isEqualTo(response.text());
    assertThat(heard.parts().subList(0, heard.parts().size() - 1)).allMatch(p -> p.endsWith(" "));
    assertThat(provider.call(request(1))).isEqualTo(response);
  }

  @Test
  void anAnswerLongerThanItMayBeIsCut() throws Exception {
    ModelRequest request = request(1);
    ModelRequest brief =
        new ModelRequest(
            request.key(),
            request.model(),
            "",
            request.messages(),
            new GenerationSettings(null, null, 3, null, List.of(), null),
            null,
            request.deadline(),
            request.scene());

    ModelResponse response = provider(SimulatedSettings.INSTANT).call(brief);

    assertThat(response.text()).hasSize(12);
    assertThat(response.finish()).isEqualTo(Finish.LENGTH);
    assertThat(response.tokens().output()).isEqualTo(3);
  }

  @Test
  void anUnknownModelIsNotFoundAndTheKnownOnesAreNamed() {
    Play play = Play.of("sim-genius");

    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class, () -> play.ask(CallPurpose.AGENT, 1, List.of("Hi")));

    assertThat(failure.type()).isEqualTo(FailureType.NOT_FOUND);
    assertThat(failure.sentence()).contains("sim-genius", "sim-capable, sim-average");
  }

  @Test
  void rateLimitsAskToWaitAndEndAfterAFewAttempts() throws Exception {
    SimulatedProvider provider =
        provider(new SimulatedSettings(Duration.ZERO, 0, 1, Duration.ofSeconds(7), 0, 0));

    for (int attempt = 1; attempt <= 3; attempt++) {
      ProviderException failure =
          catchThrowableOfType(ProviderException.class, () -> provider.call(request(1)));
      assertThat(failure.type()).isEqualTo(FailureType.RATE_LIMITED);
      assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(7));
    }
    assertThat(provider.call(request(1)).text()).isNotEmpty();
  }

  @Test
  void faultsAreTheSameForTheSameSeedAndAsFrequentAsTheyAreSet() {
    SimulatedSettings settings = new SimulatedSettings(Duration.ZERO, 0, 0.1, SECOND, 0.2, 0);

    List<String> first = outcomes(settings);

    assertThat(outcomes(settings)).isEqualTo(first);
    assertThat(first.stream().filter("RATE_LIMITED"::equals).count()).isBetween(60L, 140L);
    assertThat(first.stream().filter("UNAVAILABLE"::equals).count()).isBetween(130L, 230L);
  }

  @Test
  void malformedJudgementsAreAnswersWithoutTheirShape() throws Exception {
    SimulatedProvider provider = provider(new SimulatedSettings(Duration.ZERO, 0, 0, SECOND, 0, 1));

    String judgement =
        new Play(provider, Play.GOAL, "", "sim-capable", false)
            .ask(CallPurpose.JUDGE, 1, List.of("Hi", "Hello"));

    assertThat(judgement).doesNotContain("{").contains("not reached");
  }

  @Test
  void aLatencyBeyondTheDeadlineIsATimeout() {
    SimulatedProvider provider = provider(SimulatedSettings.withLatency(Duration.ofHours(1), 0.2));
    ModelRequest request = request(1);
    ModelRequest hasty =
        new ModelRequest(
            request.key(),
            request.model(),
            "",
            request.messages(),
            request.settings(),
            null,
            Duration.ofMillis(50),
            request.scene());

    ProviderException failure =
        catchThrowableOfType(ProviderException.class, () -> provider.call(hasty));

    assertThat(failure.type()).isEqualTo(FailureType.UNAVAILABLE);
    assertThat(failure.sentence()).contains("within 0.05 s");
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    SimulatedProvider provider = provider(SimulatedSettings.withLatency(Duration.ofSeconds(9), 0));
    Future<ModelResponse> call;
    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      call = thread.submit(() -> provider.call(request(1)));
      thread.shutdownNow();
    }

    assertThat(call.state()).isEqualTo(Future.State.FAILED);
    assertThat(call.exceptionNow()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void hundredsOfCallsAtOnceCostLittle() throws Exception {
    SimulatedProvider provider =
        provider(SimulatedSettings.withLatency(Duration.ofMillis(200), 0.5));
    List<Future<ModelResponse>> calls = new ArrayList<>();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int seed = 0; seed < 1_000; seed++) {
        ModelRequest request = request(seed);
        calls.add(threads.submit(() -> provider.call(request)));
      }
    }

    assertThat(calls).allSatisfy(call -> assertThat(call.resultNow().text()).isNotEmpty());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(200);
  }

  @Test
  void settingsOutOfBoundsAreRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimulatedSettings(Duration.ZERO, 0, 1.1, SECOND, 0, 0))
        .withMessageContaining("rateLimited");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimulatedSettings.withLatency(Duration.ofMillis(-1), 0));
  }

  private static List<String> outcomes(SimulatedSettings settings) {
    SimulatedProvider provider = provider(settings);
    List<String> outcomes = new ArrayList<>();
    for (int seed = 0; seed < 1_000; seed++) {
      ModelRequest request = request(seed);
      ProviderException failure =
          catchThrowableOfType(ProviderException.class, () -> provider.call(request));
      outcomes.add(failure == null ? "answered" : failure.type().name());
    }
    return outcomes;
  }

  private static SimulatedProvider provider(SimulatedSettings settings) {
    return new SimulatedProvider(settings);
  }

  private static ModelRequest request(long seed) {
    return Play.of("sim-capable").request(CallPurpose.OPPONENT, seed, List.of());
  }
}
