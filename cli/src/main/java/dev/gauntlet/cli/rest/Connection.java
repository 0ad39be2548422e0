package dev.gauntlet.cli.rest;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Carries requests to one server and reads what it answers; numbers stay as they were written. */
final class Connection implements AutoCloseable {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  /** A document may have to be drawn first. */
  private static final Duration DOCUMENT_TIMEOUT = Duration.ofMinutes(3);

  private final URI address;
  private final Duration timeout;
  private final HttpClient http;

  Connection(URI address, Duration timeout) {
    String text = address.toString();
    this.address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  URI address() {
    return address;
  }

  JsonNode get(String path) throws InterruptedException {
    return read(send(to(path, timeout).GET().build()).body());
  }

  <T> Answer<T> get(String path, Class<T> type) throws InterruptedException {
    return answer(send(to(path, timeout).GET().build()), type);
  }

  /**
   * @param body what is written as JSON
   * @param headers names and values in turn
   */
  <T> Answer<T> post(String path, Object body, Class<T> type, String... headers)
      throws InterruptedException {
    HttpRequest.Builder request =
        to(path, timeout)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return answer(send(request.build()), type);
  }

  byte[] document(String path) throws InterruptedException {
    return send(to(path, DOCUMENT_TIMEOUT).GET().build()).body();
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  <T> T convert(JsonNode node, Class<T> type) {
    try {
      return JSON.treeToValue(node, type);
    } catch (JacksonException otherShape) {
      throw notGauntlet(otherShape);
    }
  }

  ServerLostException notGauntlet(@Nullable Throwable cause) {
    return new ServerLostException(address, "what answers there is not Gauntlet", cause);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder to(String path, Duration within) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(within)
        .header("Accept", "application/json, application/problem+json, */*;q=0.5");
  }

  private <T> Answer<T> answer(HttpResponse<byte[]> response, Class<T> type) {
    JsonNode json = read(response.body());
    try {
      return new Answer<>(response.statusCode(), JSON.treeToValue(json, type), json);
    } catch (JacksonException otherShape) {
      throw new ProblemException(
          new Problem(
              response.statusCode(),
              "unreadable_answer",
              null,
              "The server at "
                  + address
                  + " answers in a form that this command does not know. Use those of the same"
                  + " version.",
              null));
    }
  }

  /** The JDK's client leaves the sentence out where there was no connection. */
  private static String why(IOException noAnswer) {
    for (Throwable cause = noAnswer; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "there is no such host";
      }
    }
    String why = noAnswer.getMessage();
    return why == null || why.isBlank() ? "connection refused" : why;
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws InterruptedException {
    HttpResponse<byte[]> response;
    try {
      response = http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException noAnswer) {
      throw new ServerLostException(address, why(noAnswer), noAnswer);
    }
    int status = response.statusCode();
    if (status / 100 == 2) {
      return response;
    }
    if (status >= 502 && status <= 504) {
      throw new ServerLostException(address, "status " + status, null);
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    throw new ProblemException(problem(status, type, response.body()));
  }

  private static Problem problem(int status, String contentType, byte[] body) {
    if (!contentType.contains("json")) {
      return new Problem(status, null, null, null, null);
    }
    try {
      Problem said = JSON.readValue(body, Problem.class);
      return new Problem(status, said.code(), said.title(), said.detail(), said.errors());
    } catch (JacksonException notAProblem) {
      return new Problem(status, null, null, null, null);
    }
  }

  private JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException notJson) {
      throw notGauntlet(notJson);
    }
  }
}
