package dev.gauntlet.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that speaks the contract for one run, {@code r1}. Each look at the status shows the next
 * one, so a client sees the run go on; the last one stays.
 */
public final class RunServer implements AutoCloseable {
  private final List<String> statuses = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> idempotencyKeys = new CopyOnWriteArrayList<>();
  private final Map<String, Reply> replies = new ConcurrentHashMap<>();
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger dropped = new AtomicInteger();
  private final AtomicInteger faults = new AtomicInteger();
  private HttpServer http;

  private record Reply(int status, String type, String body) {}

  public RunServer() {
    http = listen(0);
    answer("GET /api/providers", 200, "{\"providers\":[]}");
    answer(
        "POST /api/scale/start",
        202,
        """
        {"runId":"r1","state":"queued","warnings":["Judge and agent share a model."],
         "links":{"self":"/api/scale/r1","page":"/runs/r1"},"new":1}\
        """);
  }

  /** A run of four battles that goes on from look to look and ends with a report. */
  public static RunServer ofWholeRun() {
    RunServer server = new RunServer();
    server.status("queued", 0);
    server.status("running", 1);
    server.status("running", 1);
    server.status("running", 3);
    server.status("completed", 4);
    server.answer("GET /api/scale/r1/report", 200, REPORT);
    return server;
  }

  public static final String REPORT =
      """
      {"runId":"r1","state":"completed","provider":"simulated","model":"sim-average",
       "runCount":4,"finished":4,"partial":false,
       "failures":[{"code":"PROVIDER_UNAVAILABLE","count":1,"examples":["r1-3"]}],
       "rates":{"success":{"k":2,"n":3,"estimate":0.6667,"low":0.2077,"high":0.9385,
           "method":"wilson","level":0.95},
         "clustered":{"k":2,"n":3,"clusters":2,"estimate":0.6667,"standardError":0.2,"low":0.1,
           "high":1,"method":"clustered","level":0.95},
         "coverage":0.75,"worstCase":0.5,"bestCase":0.75},
       "passAtK":[{"k":1,"passAtK":0.6,"passHatK":0.6}],
       "endedReasons":{"goal":2,"limit":1,"error":1},
       "criteria":[{"id":"refund","type":"llm","required":true,"k":2,"n":3,"estimate":0.6667,
           "low":0.2077,"high":0.9385},
         {"id":"number","type":"contains","required":false,"k":0,"n":3,"estimate":0,"low":0,
           "high":0.5615}],
       "perScenario":[{"id":"helmet","goal":"Get a refund","k":2,"n":2,"estimate":1,"low":0.3424,
           "high":1,"total":2,"costUsd":0.001},
         {"id":"gloves","goal":"Get larger ones","k":0,"n":1,"estimate":0,"low":0,"high":0.7935,
           "total":2,"costUsd":null}],
       "turnsToGoal":{"p50":3,"p90":4.5,"histogram":[{"turns":3,"count":2}]},
       "latencyMs":{"p50":820,"p90":1900,"p99":2500},
       "usage":{"tokensIn":100,"tokensOut":20,"costUsd":0.0120,"llmCalls":30,"estimated":true},
       "costUsd":0.0120,"costPerSuccessUsd":0.006,"summary":"It went well.",
       "summaryModel":{"provider":"openai","model":"m","read":["r1-3"]},
       "stats":{"succeeded":2}}\
      """;

  public URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  public void status(String state, int completed) {
    status(state, completed, "");
  }

  /**
   * The next status.
   *
   * @param more fields, each with a comma before it
   */
  public void status(String state, int completed, String more) {
    statuses.add(
        """
        {"runId":"r1","state":"%s","progress":{"completed":%d,"total":4,"percent":%d},
         "completed":%d,"total":4,"running":2,"queued":0,"succeeded":%d,"missed":0,"uncovered":0,
         "failed":0,"cancelled":0,"usage":{"costUsd":0.0120,"estimated":true},
         "battlesPerMinute":3.25,"etaSeconds":250,"updatedAt":"2026-11-22T10:00:0%dZ"%s}\
        """
            .formatted(
                state, completed, completed * 25, completed, completed, statuses.size() % 10, more)
            .replaceAll("\\s+", " "));
  }

  public void answer(String methodAndPath, int status, String body) {
    answer(
        methodAndPath,
        status,
        status < 400 ? "application/json" : "application/problem+json",
        body);
  }

  public void answer(String methodAndPath, int status, String type, String body) {
    replies.put(methodAndPath, new Reply(status, type, body));
  }

  /** Takes the next starts, and breaks the line instead of answering. */
  public void dropAnswersToStart(int count) {
    dropped.set(count);
  }

  /** Answers the next looks at the status with a fault. */
  public void failLooks(int count) {
    faults.set(count);
  }

  /** What was asked, as {@code METHOD path body}. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  public List<String> idempotencyKeys() {
    return List.copyOf(idempotencyKeys);
  }

  /** The body of the only start there was. */
  public String started() {
    return requests.stream()
        .filter(request -> request.startsWith("POST /api/scale/start "))
        .reduce((one, other) -> other)
        .map(request -> request.substring("POST /api/scale/start ".length()))
        .orElse("");
  }

  public int looks() {
    return looks.get();
  }

  /** Stops listening; {@link #comeBack} listens on the same port. */
  public void goAway() {
    http.stop(0);
  }

  public void comeBack() {
    http = listen(http.getAddress().getPort());
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private HttpServer listen(int port) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      server.createContext("/", this::answer);
      server.start();
      return server;
    } catch (IOException cannotListen) {
      throw new UncheckedIOException(cannotListen);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().toString();
    String asked = exchange.getRequestMethod() + " " + path;
    requests.add((asked + " " + body).strip());
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (key != null) {
      idempotencyKeys.add(key);
    }
    if (asked.equals("POST /api/scale/start") && dropped.getAndDecrement() > 0) {
      exchange.close();
    } else if (asked.equals("GET /api/scale/r1/status") && faults.getAndDecrement() > 0) {
      String fault = "{\"code\":\"internal\",\"detail\":\"The database is busy.\"}";
      send(exchange, new Reply(500, "application/problem+json", fault));
    } else if (asked.equals("GET /api/scale/r1/status") && !statuses.isEmpty()) {
      int look = Math.min(looks.getAndIncrement(), statuses.size() - 1);
      send(exchange, new Reply(200, "application/json", statuses.get(look)));
    } else {
      send(
          exchange,
          Objects.requireNonNullElse(
              replies.get(asked),
              new Reply(
                  404,
                  "application/problem+json",
                  "{\"code\":\"not_found\",\"title\":\"Not found\",\"detail\":\"There is nothing"
                      + " here.\"}")));
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.type);
    exchange.sendResponseHeaders(reply.status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
