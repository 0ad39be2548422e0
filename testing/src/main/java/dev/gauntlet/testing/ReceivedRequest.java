package dev.gauntlet.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A request that reached a {@link ProviderServer}.
 *
 * @param method such as {@code POST}
 * @param path with its query
 * @param headers by lower-case name; of a repeated one the last
 * @param body as it came
 * @param at when it had arrived whole
 * @param connectionEnd completed with the moment when the client was seen to close the connection
 *     before it had its answer
 */
public record ReceivedRequest(
    String method,
    String path,
    Map<String, String> headers,
    String body,
    Instant at,
    CompletableFuture<Instant> connectionEnd) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the headers. */
  public ReceivedRequest {
    headers = Map.copyOf(headers);
  }

  /** One message of the prompt. */
  public record Message(String role, String content) {}

  /** The body, parsed. */
  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the request's body is not JSON: " + body, e);
    }
  }

  /** A header by name, in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The model that is asked. */
  public String model() {
    return json().path("model").asText();
  }

  /** The prompt, oldest message first. */
  public List<Message> messages() {
    List<Message> messages = new ArrayList<>();
    if (json().has("system")) {
      messages.add(new Message("system", text(json().path("system"))));
    }
    for (JsonNode message : json().path("messages")) {
      messages.add(new Message(message.path("role").asText(), text(message.path("content"))));
    }
    return messages;
  }

  /** Content is a text, or blocks that have one. */
  private static String text(JsonNode content) {
    return content.isArray() ? String.join("", content.findValuesAsText("text")) : content.asText();
  }

  /** Whether it came in the protocol of Anthropic's messages. */
  public boolean isAnthropic() {
    return path.split("\\?", 2)[0].endsWith("/messages");
  }

  /** Whether the answer is to be streamed. */
  public boolean wantsStream() {
    return json().path("stream").asBoolean();
  }

  /** Every word of the prompt. */
  public String prompt() {
    return String.join("\n", messages().stream().map(Message::content).toList());
  }

  /** The battle that the request belongs to. */
  public Optional<String> conversation() {
    return header("X-Gauntlet-Conversation");
  }

  /** The message that is bought or judged; 0 when the request does not say. */
  public int seq() {
    return header("X-Gauntlet-Seq").map(Integer::parseInt).orElse(0);
  }

  /** What is asked for: a summary, a verdict, or the message of one side. */
  public String purpose() {
    if (prompt().contains("\"revisedPrompt\"")) {
      return "summary";
    }
    if (schema().isPresent() || prompt().contains("\"judgements\"")) {
      return "judge";
    }
    return seq() % 2 == 1 ? "opponent" : "agent";
  }

  /** Which request for the message it is, from {@code X-Gauntlet-Ordinal}; 0 without it. */
  public int ordinal() {
    return header("X-Gauntlet-Ordinal").map(Integer::parseInt).orElse(0);
  }

  /** The schema that the answer has to follow, when the request sends one. */
  public Optional<JsonNode> schema() {
    JsonNode schema =
        isAnthropic()
            ? json().at("/output_config/format/schema")
            : json().at("/response_format/json_schema/schema");
    return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
  }

  /**
   * Waits until the client is seen to have closed the connection.
   *
   * @return when that was
   * @throws AssertionError when it did not within the time
   */
  public Instant awaitConnectionEnd(Duration atMost) {
    try {
      return connectionEnd.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      throw new AssertionError("the client did not close the connection within " + atMost, e);
    }
  }
}
