package dev.gauntlet.activities.provider.openai;

import dev.gauntlet.activities.provider.ModelProvider;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.ModelResponse;
import dev.gauntlet.activities.provider.ModelResponse.Finish;
import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.activities.provider.TokenCounter;
import dev.gauntlet.activities.provider.http.ErrorBody;
import dev.gauntlet.activities.provider.http.Exchange;
import dev.gauntlet.activities.provider.http.FailureTable;
import dev.gauntlet.activities.provider.http.Outcome;
import dev.langchain4j.exception.ContentFilteredException;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Optional;

/** Asks a model through OpenAI's chat completions. Safe for many threads. */
public final class OpenAiProvider implements ModelProvider {
  private final OpenAiSettings settings;
  private final HttpClient client;
  private final TokenCounter counter;
  private final FailureTable failures;

  /**
   * @param settings where and how
   * @param client what connects, such as {@code HttpClients.create()}; one for the whole process
   * @param counter counts where the provider does not; one for the whole process
   * @param clock what {@code Retry-After} dates are measured against
   */
  public OpenAiProvider(
      OpenAiSettings settings, HttpClient client, TokenCounter counter, InstantSource clock) {
    this.settings = settings;
    this.client = client;
    this.counter = counter;
    this.failures = new FailureTable(settings.endpoint(), clock);
  }

  @Override
  public String name() {
    return settings.endpoint().name();
  }

  @Override
  public ModelResponse call(ModelRequest request) throws ProviderException, InterruptedException {
    Exchange exchange = new Exchange(client, request.deadline());
    try {
      Optional<ModelResponse> response = converse(request, exchange);
      if (response.isPresent()) {
        return response.get();
      }
    } catch (RuntimeException e) {
      // LangChain4j's exceptions say less than how the exchange ended.
    }
    Outcome outcome = exchange.outcome();
    if (refusedByFilter(outcome)) {
      return new ModelResponse(
          "", Finish.CONTENT_FILTER, counter.estimate(request, ""), request.model());
    }
    throw failures.failure(outcome, request);
  }

  /** Empty when what came is not an answer. */
  private Optional<ModelResponse> converse(ModelRequest request, Exchange exchange) {
    String text;
    boolean refused = false;
    try {
      text = new ChatCall(settings, request).send(exchange);
    } catch (ContentFilteredException e) {
      // What LangChain4j makes of the protocol's refusal; its message is what the model said.
      text = String.valueOf(e.getMessage());
      refused = true;
    }
    if (!(exchange.outcome() instanceof Outcome.Answered answer)) {
      return Optional.empty();
    }
    Completion completion = Completion.of(answer.body());
    if (completion.brokeOff()) {
      return Optional.empty();
    }
    // PostgreSQL cannot keep a NUL, and an answer that was paid for must not be lost to one.
    String kept = text.replace('\0', '\uFFFD');
    return Optional.of(
        new ModelResponse(
            kept,
            refused ? Finish.REFUSAL : completion.finish(),
            completion.tokens().orElseGet(() -> counter.estimate(request, kept)),
            completion.model().orElse(request.model())));
  }

  /** A filter that holds the prompt back is a result of the battle, as it is for an answer. */
  private static boolean refusedByFilter(Outcome outcome) {
    return outcome instanceof Outcome.Answered answer
        && answer.status() == 400
        && ErrorBody.of(answer.body()).saysFiltered();
  }
}
