package dev.gauntlet.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that speaks the contract for one battle, {@code b1}. Each look at the events shows one
 * more of them, so a client sees the battle grow.
 */
public final class BattleServer implements AutoCloseable {
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger shown = new AtomicInteger();
  private volatile int startStatus = 202;
  private volatile String startAnswer =
      """
      {"jobId":"b1","conversationId":"b1","state":"queued","links":{"page":"/battles/b1"},"new":1}\
      """;
  private volatile String status = "{}";
  private volatile String providers =
      """
      {"providers":[
        {"name":"simulated","kind":"simulated","configured":true,"models":[{"name":"sim-capable"}]},
        {"name":"openai","kind":"openai","configured":true,"models":[]},
        {"name":"anthropic","kind":"anthropic","configured":false,"models":[]}]}\
      """;
  private HttpServer http;

  public BattleServer() {
    http = listen(0);
  }

  /**
   * A battle of two exchanges that reaches its goal, with everything that can happen on the way.
   */
  public static BattleServer ofWholeBattle() {
    BattleServer server = new BattleServer();
    server.message(1, "user", "My helmet is cracked.", "null");
    server.message(2, "assistant", "Which order is it?", judgement("not_yet", "Asks first."));
    server.message(3, "user", "Order 4711.", "null");
    server.message(4, "assistant", "You get your money back.", judgement("reached", "Confirmed."));
    server.event("started", 0, "{}");
    server.event("message", 1, "{\"role\":\"user\",\"author\":\"model\"}");
    server.event(
        "backing_off",
        2,
        "{\"type\":\"RATE_LIMITED\",\"reason\":\"too many requests\",\"attempt\":1,\"retryAt\":null}");
    server.event("message", 2, "{\"role\":\"assistant\",\"author\":\"model\"}");
    server.event("judgement", 2, "{\"verdict\":\"not_yet\"}");
    server.event("paused", 2, "{\"by\":\"ann\",\"reason\":\"lunch\"}");
    server.event("resumed", 2, "{\"by\":\"ann\",\"reason\":null}");
    server.event("message", 3, "{\"role\":\"user\",\"author\":\"model\"}");
    server.event("worker_lost", 0, "{\"seq\":4}");
    server.event("something_new", 4, "{}");
    server.event("message", 4, "{\"role\":\"assistant\",\"author\":\"model\"}");
    server.event("judgement", 4, "{\"verdict\":\"reached\"}");
    server.event("ended", 0, "{\"endedReason\":\"goal\",\"error\":null}");
    server.status("0.001234", false);
    return server;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  public void event(String type, int seq, String data) {
    events.add(
        """
        {"position":%d,"type":"%s","seq":%s,"at":"2026-11-22T10:00:00Z","data":%s}\
        """
            .formatted(events.size() + 1, type, seq == 0 ? "null" : seq, data));
  }

  public void message(int seq, String role, String content, String judgement) {
    messages.add(
        """
        {"seq":%d,"role":"%s","author":"model","content":"%s","tokensIn":10,"tokensOut":null,\
        "costUsd":null,"latencyMs":5,"createdAt":"2026-11-22T10:00:00Z","judgement":%s}\
        """
            .formatted(seq, role, content, judgement));
  }

  public void replaceMessage(int seq, String role, String content) {
    message(seq, role, content, judgement("reached", "long ".repeat(30)));
    messages.set(seq - 1, messages.removeLast());
  }

  public static String judgement(String verdict, String rationale) {
    return """
    {"verdict":"%s","rationale":"%s","criteria":[],"provider":"p","model":"m"}\
    """
        .formatted(verdict, rationale);
  }

  public void status(String costUsd, boolean estimated) {
    status =
        """
        {"jobId":"b1","state":"completed","endedReason":"goal","error":null,
         "progress":{"messageCount":4,"percent":null},
         "usage":{"tokensIn":1234,"tokensOut":56,"costUsd":%s,"estimated":%s,"byPurpose":{}}}\
        """
            .formatted(costUsd, estimated);
  }

  public void answerStart(int httpStatus, String body) {
    startStatus = httpStatus;
    startAnswer = body;
  }

  public void answerProviders(String body) {
    providers = body;
  }

  /** What was asked, as {@code METHOD path body}. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Stops listening; {@link #comeBack} listens on the same port. */
  public void goAway() {
    http.stop(0);
  }

  public void comeBack() {
    http = listen(http.getAddress().getPort());
  }

  public int shownEvents() {
    return shown.get();
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
    requests.add(exchange.getRequestMethod() + " " + path + " " + body);
    if (path.equals("/api/providers")) {
      send(exchange, 200, providers);
    } else if (path.equals("/api/battles/start")) {
      send(exchange, startStatus, startAnswer);
    } else if (path.startsWith("/api/battles/b1/events?after=")) {
      send(exchange, 200, "{\"events\":" + after(path) + ",\"nextAfter\":0}");
    } else if (path.startsWith("/api/battles/b1/messages?sinceSeq=")) {
      send(exchange, 200, "{\"messages\":" + since(path) + ",\"nextSeq\":0}");
    } else if (path.equals("/api/battles/b1/status")) {
      send(exchange, 200, status);
    } else {
      send(exchange, 404, "{\"code\":\"not_found\",\"title\":\"Not found\"}");
    }
  }

  private List<String> after(String path) {
    int visible = Math.min(events.size(), shown.incrementAndGet());
    return rest(events.subList(0, visible), path);
  }

  private List<String> since(String path) {
    return rest(messages, path);
  }

  private static List<String> rest(List<String> all, String path) {
    int after = Integer.parseInt(path.substring(path.indexOf('=') + 1));
    return new ArrayList<>(all.subList(Math.min(after, all.size()), all.size()));
  }

  private static void send(HttpExchange exchange, int httpStatus, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", httpStatus < 400 ? "application/json" : "application/problem+json");
    exchange.sendResponseHeaders(httpStatus, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
