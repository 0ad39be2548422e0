package dev.gauntlet.activities.call;

import dev.gauntlet.activities.provider.AnswerListener;
import dev.gauntlet.activities.provider.ModelProvider;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.ModelResponse;
import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.activities.provider.Providers;
import dev.gauntlet.activities.provider.TokenCount;
import dev.gauntlet.storage.Text;
import dev.gauntlet.storage.journal.Answer;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.FailureType;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** One request on its way, with its clock: only this time counts as active. */
final class Wire {
  private final PlannedCall planned;
  private final Duration activeLeft;
  private Duration elapsed = Duration.ZERO;

  Wire(PlannedCall planned, Duration activeLeft) {
    this.planned = planned;
    this.activeLeft = activeLeft;
  }

  CallKey key() {
    return planned.key();
  }

  Duration elapsed() {
    return elapsed;
  }

  boolean ranOutOfTime() {
    return elapsed.compareTo(activeLeft) >= 0;
  }

  ModelProvider provider(Providers providers) throws ProviderException {
    return providers
        .find(planned.provider())
        .orElseThrow(() ->
            new ProviderException(
                FailureType.AUTHENTICATION,
                "The provider "
                    + planned.provider()
                    + " is not configured on this worker; set its key and start it again.",
                null,
                ""));
  }

  ModelResponse send(ModelProvider provider, AnswerListener listener)
      throws ProviderException, InterruptedException {
    long start = System.nanoTime();
    try {
      return provider.call(withinTheTimeLeft(), listener);
    } finally {
      elapsed = Duration.ofNanos(System.nanoTime() - start);
    }
  }

  private ModelRequest withinTheTimeLeft() throws ProviderException {
    ModelRequest request = planned.request();
    if (!activeLeft.isPositive()) {
      throw new ProviderException(
          FailureType.UNAVAILABLE, "The battle's active time is used up.", null, "");
    }
    Duration deadline =
        activeLeft.compareTo(request.deadline()) < 0 ? activeLeft : request.deadline();
    return new ModelRequest(
        request.key(),
        request.model(),
        request.systemPrompt(),
        request.messages(),
        request.settings(),
        request.schema(),
        deadline,
        request.scene());
  }

  Answer answer(int request, ModelResponse response, Providers providers) {
    TokenCount tokens = response.tokens();
    Long cost =
        Optional.ofNullable(response.costMicros())
            .or(() ->
                providers
                    .price(planned.provider(), planned.request().model())
                    .map(price ->
                        price.costMicros(tokens.input(), tokens.cachedInput(), tokens.output())))
            .orElse(null);
    return new Answer(
        request,
        Text.storable(response.text()),
        response.finish().name().toLowerCase(Locale.ROOT),
        Text.storable(response.model()),
        tokens.input(),
        tokens.cachedInput(),
        tokens.output(),
        tokens.reasoning(),
        tokens.estimated(),
        cost,
        elapsed.toMillis());
  }
}
