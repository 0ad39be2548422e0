package dev.gauntlet.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.openapi.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** A client of the web under test. */
public final class Rest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Contract CONTRACT = Contract.served();

  private final Environment environment;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Rest(Environment environment) {
    this.environment = environment;
  }

  /** Host and port of the web. */
  public String authority() {
    return "127.0.0.1:" + port();
  }

  private int port() {
    return environment.getRequiredProperty("local.server.port", int.class);
  }

  /** GET, with headers as names and values by turns. */
  public Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  /** POST without a body. */
  public Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  /** POST of JSON, with headers as names and values by turns. */
  public Answer post(String path, String json, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return checked("POST", path, json, BodyPublishers.ofString(json), all);
  }

  /** Any request. */
  public Answer send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    return checked(method, path, null, body, headers);
  }

  /**
   * What is answered is what the OpenAPI document says, in every test. What is compressed is no
   * text that could be read.
   */
  private Answer checked(
      String method,
      String path,
      @Nullable String json,
      HttpRequest.BodyPublisher body,
      String... headers) {
    Answer answer = Answer.of(send(request(method, path, body, headers), BodyHandlers.ofString()));
    assertThat(answer.header("X-Request-Id")).as("id of %s %s", method, path).isNotNull();
    String text = answer.header("Content-Encoding") == null ? answer.text() : null;
    CONTRACT.check(method, path, json, answer.status(), answer.header("Content-Type"), text);
    return answer;
  }

  /** GET of something that is no text; an answer other than 200 fails. */
  public byte[] download(String path, String... headers) {
    HttpRequest request = request("GET", path, BodyPublishers.noBody(), headers);
    HttpResponse<byte[]> response = send(request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  /** Opens a stream of server-sent events, with headers as names and values by turns. */
  public EventReader stream(String path, String... headers) {
    HttpRequest request = request("GET", path, BodyPublishers.noBody(), headers);
    return new EventReader(send(request, BodyHandlers.ofInputStream()));
  }

  private HttpRequest request(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + authority() + path))
            .timeout(PATIENCE)
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.build();
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> reader) {
    try {
      return client.send(request, reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends bytes that no proper client sends, and returns all that comes back. */
  public String raw(String request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A raw GET that closes the connection. */
  public String rawGet(String target, String host) {
    return raw("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }

  /** Starts a battle and returns its id. */
  public String start(String patch) {
    Answer answer = post("/api/battles/start", Bodies.start(patch));
    answer.hasStatus(202);
    return answer.at("/conversationId").stringValue();
  }

  /** Starts a run, awaits its end and returns its id. */
  public String playRun(String patch) {
    String id = startRun(patch);
    awaitRunState(id, "completed");
    return id;
  }

  /** Starts a run and returns its id. */
  public String startRun(String patch) {
    Answer answer = post("/api/scale/start", Bodies.run(patch));
    answer.hasStatus(202);
    return answer.at("/runId").stringValue();
  }

  /** The battle's status, once it is as awaited. */
  public Answer awaitStatus(String id, Predicate<Answer> awaited) {
    return await("/api/battles/" + id + "/status", awaited);
  }

  /** The run's status, once it is as awaited. */
  public Answer awaitRun(String id, Predicate<Answer> awaited) {
    return await("/api/scale/" + id + "/status", awaited);
  }

  /** The run's status, once it is in that state. */
  public Answer awaitRunState(String id, String state) {
    return awaitRun(id, status -> status.at("/state").asString().equals(state));
  }

  private Answer await(String path, Predicate<Answer> awaited) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(25))
        .until(() -> get(path), awaited);
  }

  /** The battle's status, once it is in that state. */
  public Answer awaitState(String id, String state) {
    return awaitStatus(id, status -> status.at("/state").asString().equals(state));
  }
}
