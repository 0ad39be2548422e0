package dev.gauntlet.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gauntlet.testing.Reply.Usage;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderServerTests {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private static final String SCHEMA_REQUEST =
      """
      {"model": "m", "messages": [{"role": "user", "content": "%s"}],
       "response_format": {"type": "json_schema", "json_schema": {"schema":
         {"properties": {"judgements": {"items": {"properties":
           {"id": {"type": "string", "enum": ["polite", "refund"]}}}}}}}}}
      """;

  private final ProviderServer server = ProviderServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void takesNothingForARequestThatDidNotComeWhole() throws Exception {
    URI address = URI.create(server.baseUrl());
    try (Socket killed = new Socket(address.getHost(), address.getPort())) {
      killed
          .getOutputStream()
          .write(
              "POST /v1/chat/completions HTTP/1.1\r\nContent-Length: 99\r\n\r\n{".getBytes(UTF_8));
      killed.shutdownOutput();
      assertThat(killed.getInputStream().read()).isEqualTo(-1);
    }

    assertThat(server.requests()).isEmpty();
  }

  @Test
  void recordsTheRequestAndAnswersInTheProtocol() throws Exception {
    server.script(Reply.text("Gr\u00fc\u00dfe", new Usage(30, 10, 7, 2)));

    JsonNode answer = json(send(ask("Hello", 1)));

    assertThat(answer.at("/choices/0/message/content").asText()).isEqualTo("Gr\u00fc\u00dfe");
    assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
    assertThat(answer.at("/usage/prompt_tokens").asInt()).isEqualTo(30);
    assertThat(answer.at("/usage/prompt_tokens_details/cached_tokens").asInt()).isEqualTo(10);
    ReceivedRequest received = server.lastRequest();
    assertThat(received.method()).isEqualTo("POST");
    assertThat(received.path()).isEqualTo("/v1/chat/completions");
    assertThat(received.model()).isEqualTo("m");
    assertThat(received.messages()).containsExactly(new ReceivedRequest.Message("user", "Hello"));
    assertThat(received.conversation()).hasValue("b-1");
    assertThat(received.seq()).isEqualTo(1);
  }

  @Test
  void scriptedRepliesComeInOrderAndThenTheFunction() throws Exception {
    server.script(Reply.status(503, Map.of("Retry-After", "3"), "later"), Reply.malformed());

    HttpResponse<String> first = send(ask("Hello", 3));
    HttpResponse<String> second = send(ask("Hello", 3));
    HttpResponse<String> third = send(ask("Hello", 3));

    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(first.headers().firstValue("Retry-After")).hasValue("3");
    assertThat(second.body()).startsWith("<html>");
    assertThat(text(third)).isEqualTo("Line 3 about the matter at hand.");
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void aBattleReachesItsGoalAtItsMessage() throws Exception {
    assertThat(text(send(ask("Hello", 2)))).doesNotContain(BattleAnswers.DONE);
    assertThat(text(send(ask("Hello", 4)))).contains(BattleAnswers.DONE);
  }

  @Test
  void judgesInTheSchemaThatIsAskedFor() throws Exception {
    JsonNode open = judgements(send(body(SCHEMA_REQUEST.formatted("no luck yet"), 2)));
    JsonNode met = judgements(send(body(SCHEMA_REQUEST.formatted(BattleAnswers.DONE), 4)));

    assertThat(open.findValuesAsText("id")).containsExactly("polite", "refund");
    assertThat(open.findValuesAsText("met")).containsOnly("false");
    assertThat(met.findValuesAsText("met")).containsOnly("true");
  }

  @Test
  void judgesAlsoWhenItIsAskedInWords() throws Exception {
    String prompt = "Answer as {\\\"judgements\\\": []} about id=refund and id=polite.";

    JsonNode judgements = judgements(send(ask(prompt, 2)));

    assertThat(judgements.findValuesAsText("id")).containsExactly("refund", "polite");
  }

  @Test
  void brokenConnectionsAreBroken() {
    server.script(Reply.truncated(), Reply.reset());

    assertThatThrownBy(() -> send(ask("Hello", 1))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> send(ask("Hello", 1))).isInstanceOf(IOException.class);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aHangingServerSeesTheClientGo() throws Exception {
    server.script(Reply.hang(), Reply.delayed(Duration.ofHours(1), Reply.text("late")));

    for (int i = 1; i <= 2; i++) {
      CompletableFuture<?> call = CLIENT.sendAsync(ask("Hello", 1), BodyHandlers.ofString());
      ReceivedRequest received = server.awaitRequests(i, PATIENCE);
      assertThat(received.connectionEnd()).isNotDone();

      call.cancel(true);

      received.awaitConnectionEnd(PATIENCE);
    }
  }

  @Test
  void aDelayedReplyComesAfterItsDelay() throws Exception {
    server.script(Reply.delayed(Duration.ofMillis(60), Reply.text("late")));

    long start = System.nanoTime();

    assertThat(text(send(ask("Hello", 1)))).isEqualTo("late");
    assertThat(System.nanoTime() - start).isGreaterThan(50_000_000);
  }

  @Test
  void manyCallsAreAnsweredAtOnce() {
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      calls.add(CLIENT.sendAsync(ask("Hello", 1), BodyHandlers.ofString()));
    }

    assertThat(calls).allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(200));
    assertThat(server.requests()).hasSize(200);
  }

  @Test
  void speaksAnthropicsMessages() throws Exception {
    server.script(Reply.text("Hello!", new Usage(30, 10, 7, 0)));

    JsonNode answer = json(send(messages("")));

    assertThat(answer.at("/content/0/text").asText()).isEqualTo("Hello!");
    assertThat(answer.at("/stop_reason").asText()).isEqualTo("end_turn");
    assertThat(answer.at("/usage/input_tokens").asInt()).isEqualTo(20);
    assertThat(answer.at("/usage/cache_read_input_tokens").asInt()).isEqualTo(10);
    assertThat(server.lastRequest().messages())
        .containsExactly(
            new ReceivedRequest.Message("system", "Be kind."),
            new ReceivedRequest.Message("user", "Hello"));
  }

  @Test
  void streamsWhenItIsAskedTo() throws Exception {
    server.script(Reply.text("Hello!"), Reply.text("Hello!"), Reply.brokenOff("{}"));

    assertThat(send(messages(", \"stream\": true")).body())
        .startsWith("event: message_start\ndata: {")
        .contains("\"text\":\"He\"", "event: message_stop");
    assertThat(send(body("{\"model\": \"m\", \"stream\": true}", 1)).body())
        .contains("\"content\":\"He\"", "\"finish_reason\":\"stop\"")
        .endsWith("data: [DONE]\n\n");
    assertThat(send(body("{\"model\": \"m\", \"stream\": true}", 1)).body())
        .contains("\"content\"")
        .endsWith("event: error\ndata: {}\n\n");
  }

  private HttpRequest messages(String more) {
    String body =
        "{\"model\": \"m\", \"system\": [{\"type\": \"text\", \"text\": \"Be kind.\"}], \"messages\":"
            + " [{\"role\": \"user\", \"content\": [{\"type\": \"text\", \"text\": \"Hello\"}]}]"
            + more
            + "}";
    return HttpRequest.newBuilder(URI.create(server.baseUrl() + "/messages"))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest ask(String content, int seq) {
    return body(
        "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"%s\"}]}"
            .formatted(content),
        seq);
  }

  private HttpRequest body(String body, int seq) {
    return HttpRequest.newBuilder(URI.create(server.baseUrl() + "/chat/completions"))
        .header("X-Gauntlet-Conversation", "b-1")
        .header("X-Gauntlet-Seq", String.valueOf(seq))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(response.body());
  }

  private static String text(HttpResponse<String> response) throws IOException {
    return json(response).at("/choices/0/message/content").asText();
  }

  private static JsonNode judgements(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(text(response)).path("judgements");
  }
}
