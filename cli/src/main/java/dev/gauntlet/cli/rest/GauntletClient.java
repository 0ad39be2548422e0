package dev.gauntlet.cli.rest;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks to one server. A call that gets a problem document throws {@link ProblemException}; one
 * that gets no answer, or one of a gateway, throws {@link ServerLostException}. Fields this client
 * does not know are passed over.
 */
public final class GauntletClient implements AutoCloseable {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final URI address;
  private final Duration timeout;
  private final HttpClient http;

  /**
   * @param address where the server is, such as {@code http://127.0.0.1:8080}
   * @param timeout how long a call may take
   */
  public GauntletClient(URI address, Duration timeout) {
    String text = address.toString();
    this.address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  /** Where the server is, without a slash at the end. */
  public URI address() {
    return address;
  }

  /** The providers the server has. */
  public List<ProviderCard> providers() throws InterruptedException {
    JsonNode page = get("/api/providers");
    if (!page.path("providers").isArray()) {
      throw notGauntlet(null);
    }
    return page.path("providers").values().stream()
        .map(card -> convert(card, ProviderCard.class))
        .toList();
  }

  /**
   * Starts a battle.
   *
   * @param battle its setup
   * @param idempotencyKey makes it safe to call again when the answer was lost
   */
  public StartedBattle start(StartBattle battle, String idempotencyKey)
      throws InterruptedException {
    HttpRequest request =
        to("/api/battles/start")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(battle)))
            .build();
    return convert(send(request), StartedBattle.class);
  }

  /** What happened in a battle after a position, in order; a page of it. */
  public List<BattleEvent> events(String battle, long after) throws InterruptedException {
    return EventReader.read(get(battlePath(battle) + "/events?after=" + after));
  }

  /** The messages of a battle with a seq above {@code sinceSeq}, in order; a page of it. */
  public MessagePage messages(String battle, int sinceSeq) throws InterruptedException {
    return convert(get(battlePath(battle) + "/messages?sinceSeq=" + sinceSeq), MessagePage.class);
  }

  /** Where a battle stands. */
  public BattleStatus status(String battle) throws InterruptedException {
    return convert(get(battlePath(battle) + "/status"), BattleStatus.class);
  }

  /** Closes the connections. */
  @Override
  public void close() {
    http.shutdownNow();
  }

  private static String battlePath(String battle) {
    return "/api/battles/" + URLEncoder.encode(battle, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(timeout)
        .header("Accept", "application/json, application/problem+json");
  }

  private JsonNode get(String path) throws InterruptedException {
    return send(to(path).GET().build());
  }

  private JsonNode send(HttpRequest request) throws InterruptedException {
    HttpResponse<String> response;
    try {
      response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException noAnswer) {
      String why = noAnswer.getMessage();
      throw new ServerLostException(
          address, why == null || why.isBlank() ? "connection refused" : why, noAnswer);
    }
    int status = response.statusCode();
    if (status / 100 == 2) {
      return read(response.body());
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (status >= 502 && status <= 504) {
      throw new ServerLostException(address, "status " + status, null);
    }
    throw new ProblemException(problem(status, type, response.body()));
  }

  private static Problem problem(int status, String contentType, String body) {
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

  private JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException notJson) {
      throw notGauntlet(notJson);
    }
  }

  private <T> T convert(JsonNode node, Class<T> type) {
    try {
      return JSON.treeToValue(node, type);
    } catch (JacksonException otherShape) {
      throw notGauntlet(otherShape);
    }
  }

  private ServerLostException notGauntlet(@Nullable Throwable cause) {
    return new ServerLostException(address, "what answers there is not Gauntlet", cause);
  }
}
