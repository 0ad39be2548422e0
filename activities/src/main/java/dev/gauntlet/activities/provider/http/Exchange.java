package dev.gauntlet.activities.provider.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gauntlet.workflows.CallKey;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
  private final long deadline;
  private Outcome outcome = new Outcome.Unsent();

  /**
   * @param client what connects; many exchanges share it
   * @param endpoint how the server is entered
   * @param key what the call is for, which the server is told
   * @param atMost the longest that the exchange may take from now on
   */
  Exchange(java.net.http.HttpClient client, Endpoint endpoint, CallKey key, Duration atMost) {
    this.client = client;
    this.endpoint = endpoint;
    this.key = key;
    this.deadline = System.nanoTime() + atMost.toNanos();
  }

  /** How it ended. */
  Outcome outcome() {
    return outcome;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    if (!(outcome instanceof Outcome.Unsent)) {
      throw new IllegalStateException("one attempt sends one request");
    }
    outcome = send(request);
    if (!(outcome instanceof Outcome.Answered answer)) {
      throw new LangChain4jException("the exchange ended without an answer");
    }
    if (answer.status() < 200 || answer.status() > 299) {
      throw new HttpException(answer.status(), "the server did not answer with success");
    }
    return SuccessfulHttpResponse.builder()
        .statusCode(answer.status())
        .headers(answer.headers().map())
        .body(answer.body().getBytes(UTF_8))
        .build();
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("answers are not streamed");
  }

  private Outcome send(HttpRequest request) {
    if (Thread.interrupted()) {
      return new Outcome.Interrupted();
    }
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(toJdk(request), BoundedBody.ofAtMost(LONGEST_BODY));
    try {
      HttpResponse<byte[]> arrived =
          response.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      return new Outcome.Answered(
          arrived.statusCode(), arrived.headers(), new String(arrived.body(), UTF_8));
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
    return builder.method(request.method().name(), BodyPublishers.ofString(request.body())).build();
  }
}
