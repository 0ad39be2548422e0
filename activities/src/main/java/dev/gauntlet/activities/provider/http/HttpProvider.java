package dev.gauntlet.activities.provider.http;

import dev.gauntlet.activities.provider.AnswerListener;
import dev.gauntlet.activities.provider.ModelProvider;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.ModelResponse;
import dev.gauntlet.activities.provider.ModelResponse.Finish;
import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.activities.provider.TokenCount;
import dev.gauntlet.activities.provider.TokenCounter;
import dev.gauntlet.activities.provider.http.Outcome.Answered;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks a model over HTTP, in one wire format. Safe for many threads. */
public final class HttpProvider implements ModelProvider {
  private static final Logger LOG = LoggerFactory.getLogger(HttpProvider.class);

  private final Endpoint endpoint;
  private final WireFormat format;
  private final HttpClient client;
  private final TokenCounter counter;
  private final FailureTable failures;
  private final RefusedSettings refused = new RefusedSettings();

  /**
   * @param endpoint where it is and how it is entered
   * @param format what it speaks
   * @param client what connects, such as {@code HttpClients.create()}; one for the whole process
   * @param counter counts where the provider does not; one for the whole process
   * @param clock what dates in headers are measured against
   */
  public HttpProvider(
      Endpoint endpoint,
      WireFormat format,
      HttpClient client,
      TokenCounter counter,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.format = format;
    this.client = client;
    this.counter = counter;
    this.failures = new FailureTable(endpoint, clock);
  }

  @Override
  public String name() {
    return endpoint.name();
  }

  @Override
  public ModelResponse call(ModelRequest request) throws ProviderException, InterruptedException {
    return call(request, AnswerListener.NOBODY);
  }

  @Override
  public ModelResponse call(ModelRequest request, AnswerListener listener)
      throws ProviderException, InterruptedException {
    Set<Setting> sent = sent(request);
    Exchange exchange =
        new Exchange(client, endpoint, request.key(), format.fold(), listener, request.deadline());
    try {
      format.send(request, sent, exchange);
    } catch (RuntimeException e) {
      // LangChain4j's exceptions say less than how the exchange ended.
    }
    Outcome outcome = exchange.outcome();
    if (outcome instanceof Answered answer) {
      Optional<ModelResponse> response = response(answer, request);
      if (response.isPresent()) {
        return response.get();
      }
      Optional<Setting> setting = refusedSetting(answer, sent);
      if (setting.isPresent()) {
        throw settingRefused(setting.get(), answer, request);
      }
    }
    throw failures.failure(outcome, request);
  }

  private Set<Setting> sent(ModelRequest request) {
    Set<Setting> sent = Setting.of(request);
    sent.removeIf(setting -> !format.takes(setting));
    sent.removeAll(refused.of(request.model()));
    return sent;
  }

  /** A setting that the model was told; one that was left out is no reason to ask again. */
  private static Optional<Setting> refusedSetting(Answered answer, Set<Setting> sent) {
    return Refusal.of(answer.statusSaid(), ErrorBody.of(answer.body()), sent);
  }

  /** One attempt sends one request: the next attempt sends it without the setting. */
  private ProviderException settingRefused(Setting setting, Answered answer, ModelRequest request) {
    String word = format.word(setting);
    if (refused.learn(request.model(), setting)) {
      LOG.atWarn()
          .addKeyValue("provider", name())
          .addKeyValue("model", request.model())
          .addKeyValue("setting", word)
          .log("the model refuses a setting; it is not sent to it from now on");
    }
    return failures.settingRefused(answer, request.model(), word);
  }

  /** Empty when what came is not an answer. */
  private Optional<ModelResponse> response(Answered answer, ModelRequest request) {
    // A filter that holds the prompt back is a result of the battle, as it is for an answer.
    if (answer.refusedByFilter()) {
      return Optional.of(
          new ModelResponse(
              "", Finish.CONTENT_FILTER, counter.estimate(request, ""), request.model()));
    }
    if (!answer.succeeded()) {
      return Optional.empty();
    }
    Optional<Reading> read;
    try {
      read = format.read(JsonMapper.shared().readTree(answer.body()));
    } catch (JacksonException e) {
      return Optional.empty();
    }
    return read.map(reading -> {
      // PostgreSQL cannot keep a NUL, and an answer that was paid for must not be lost to one.
      String text = reading.text().replace('\0', '\uFFFD');
      @Nullable TokenCount tokens = reading.tokens();
      @Nullable Long cost = reading.costMicros();
      return new ModelResponse(
          text,
          reading.finish(),
          tokens == null ? counter.estimate(request, text) : tokens,
          Objects.requireNonNullElse(reading.model(), request.model()),
          cost == null ? Cost.of(answer.headers()).orElse(null) : cost);
    });
  }
}
