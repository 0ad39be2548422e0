package dev.gauntlet.activities.provider.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gauntlet.activities.provider.AnswerListener;
import dev.gauntlet.workflows.CallKey;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * One request on the wire, and how it ended. LangChain4j sends through it, but its exceptions keep
 * neither headers nor bodies of every kind of failure: the {@link #outcome()} does.
 *
 * <p>The deadline is our own and covers the body, which the JDK's request timeout does not.
 * Interrupting the calling thread closes the connection.
 */
public final class Exchange implements HttpClient {
  /** Some hundred times the longest answer that a model gives. */
  private static final long LONGEST_BODY = 32L << 20;

  /** What LangChain4j writes of its own accord and the endpoint decides. */
  private static final Set<String> OF_THE_ENDPOINT =
      Set.of("authorization", "x-api-key", "user-agent");

  private final java.net.http.HttpClient client;
  private final Endpoint endpoint;
  private final CallKey key;
  private final StreamFold fold;
  private final AnswerListener listener;
  private final long deadline;
  private Outcome outcome = new Outcome.Unsent();

  /**
   * @param client what connects; many exchanges share it
   * @param endpoint how the server is entered
   * @param key what the call is for, which the server is told
   * @param fold what a stream is folded into; unused when the answer is not streamed
   * @param listener hears a stream while it arrives
   * @param atMost the longest that the exchange may take from now on
   */
  Exchange(
      java.net.http.HttpClient client,
      Endpoint endpoint,
      CallKey key,
      StreamFold fold,
      AnswerListener listener,
      Duration atMost) {
    this.client = client;
    this.endpoint = endpoint;
    this.key = key;
    this.fold = fold;
    this.listener = listener;
    this.deadline = System.nanoTime() + atMost.toNanos();
  }

  /** How it ended. */
  Outcome outcome() {
    return outcome;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    outcome =
        send(
            request,
            BoundedBody.ofAtMost(LONGEST_BODY),
            arrived -> answered(arrived, new String(arrived.body(), UTF_8)));
    if (!(outcome instanceof Outcome.Answered answer)) {
      throw new LangChain4jException("the exchange ended without an answer");
    }
    if (!answer.succeeded()) {
      throw new HttpException(answer.status(), "the server did not answer with success");
    }
    return SuccessfulHttpResponse.builder()
        .statusCode(answer.status())
        .headers(answer.headers().map())
        .body(answer.body().getBytes(UTF_8))
        .build();
  }

  /** Returns when the stream is over: what came is in the outcome, not told to the listener. */
  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener unheard) {
    outcome = send(request, this::streamed, arrived -> folded(arrived, parser));
  }

  /** Failures are not streamed, nor is a success of a server that does not know how. */
  private BodySubscriber<InputStream> streamed(ResponseInfo response) {
    boolean stream =
        response.statusCode() == 200
            && response
                .headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
    return stream
        ? new ArrivingBody(LONGEST_BODY, deadline)
        : BodySubscribers.mapping(
            BoundedBody.ofAtMost(LONGEST_BODY).apply(response), ByteArrayInputStream::new);
  }

  private Outcome folded(HttpResponse<InputStream> arrived, ServerSentEventParser parser) {
    if (!(arrived.body() instanceof ArrivingBody body)) {
      try {
        return answered(arrived, new String(arrived.body().readAllBytes(), UTF_8));
      } catch (IOException e) {
        return new Outcome.Broken(e);
      }
    }
    try (body) {
      parser.parse(body, new StreamListener(fold, body, listener));
    }
    Outcome end = body.end();
    boolean interrupted = end instanceof Outcome.Interrupted;
    Optional<String> folded = interrupted && !fold.ended() ? Optional.empty() : fold.body();
    if (folded.isEmpty()) {
      return end;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return answered(arrived, folded.get());
  }

  private static Outcome answered(HttpResponse<?> arrived, String body) {
    return new Outcome.Answered(arrived.statusCode(), arrived.headers(), body);
  }

  private <T> Outcome send(
      HttpRequest request, BodyHandler<T> handler, Function<HttpResponse<T>, Outcome> read) {
    if (!(outcome instanceof Outcome.Unsent)) {
      throw new IllegalStateException("one attempt sends one request");
    }
    if (Thread.interrupted()) {
      return new Outcome.Interrupted();
    }
    CompletableFuture<HttpResponse<T>> response = client.sendAsync(toJdk(request), handler);
    try {
      return read.apply(response.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      response.cancel(true);
      return new Outcome.Interrupted();
    } catch (TimeoutException e) {
      response.cancel(true);
      return new Outcome.TooLate();
    } catch (ExecutionException e) {
      return new Outcome.Broken(
          e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause()));
    }
  }

  private java.net.http.HttpRequest toJdk(HttpRequest request) {
    var builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url() + endpoint.queryString()));
    request
        .headers()
        .forEach((name, values) -> {
          if (!OF_THE_ENDPOINT.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> builder.header(name, value));
          }
        });
    endpoint.entry().forEach(builder::setHeader);
    builder.setHeader("User-Agent", "Gauntlet");
    builder.setHeader("X-Gauntlet-Conversation", key.battleId());
    builder.setHeader("X-Gauntlet-Seq", String.valueOf(key.seq()));
    builder.setHeader("X-Gauntlet-Ordinal", String.valueOf(key.ordinal()));
    return builder.method(request.method().name(), BodyPublishers.ofString(request.body())).build();
  }
}
