package dev.gauntlet.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a running Gauntlet. */
final class Rest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final URI address;

  Rest(URI address) {
    this.address = address;
  }

  JsonNode get(String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)).build(), 200);
  }

  String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  byte[] bytes(String path) {
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
    return send(request, HttpResponse.BodyHandlers.ofByteArray(), 200);
  }

  JsonNode post(String path, String body, int expected) {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        expected);
  }

  /** Changes a version of an agent or a template. */
  JsonNode put(String path, int version, String body) {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .header("If-Match", "\"" + version + "\"")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        200);
  }

  void delete(String path, int expected) {
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).DELETE().build();
    send(request, HttpResponse.BodyHandlers.ofString(), expected);
  }

  /** The status of a GET, whatever it is. */
  int answers(String path) {
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
    return send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static JsonNode send(HttpRequest request, int expected) {
    return JsonMapper.shared()
        .readTree(send(request, HttpResponse.BodyHandlers.ofString(), expected));
  }

  private static <T> T send(HttpRequest request, BodyHandler<T> reader, int expected) {
    HttpResponse<T> response = send(request, reader);
    assertThat(response.statusCode()).as("%s", response.body()).isEqualTo(expected);
    return response.body();
  }

  private static <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> reader) {
    try {
      return CLIENT.send(request, reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void start(String id, String rest) {
    post("/api/battles/start", "{\"conversationId\":\"" + id + "\"," + rest + "}", 202);
  }

  JsonNode status(String id) {
    return get("/api/battles/" + id + "/status");
  }

  JsonNode awaitStatus(String id, Duration longest, Predicate<JsonNode> condition) {
    return await(id)
        .atMost(longest)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> status(id), condition);
  }

  JsonNode awaitEnd(String id, Duration longest) {
    return awaitStatus(id, longest, status -> !status.path("endedReason").isNull());
  }

  List<JsonNode> messages(String id) {
    return get("/api/battles/" + id + "/messages").path("messages").valueStream().toList();
  }

  List<String> eventTypes(String id) {
    List<String> types = new ArrayList<>();
    get("/api/battles/" + id + "/events")
        .path("events")
        .forEach(event -> types.add(event.path("type").stringValue()));
    return types;
  }
}
