package dev.gauntlet.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A completion in the wire format, whole or as a stream, that its request asks for. */
final class WireAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PIECES = 4;

  private final ReceivedRequest request;
  private final Reply.Completion completion;

  WireAnswer(ReceivedRequest request, Reply.Completion completion) {
    this.request = request;
    this.completion = completion;
  }

  /** The whole body. */
  String body() {
    return (request.isAnthropic() ? message() : chatCompletion()).toString();
  }

  /** The events of a stream, each with its empty line. */
  List<String> events() {
    return request.isAnthropic() ? messageEvents() : chunks();
  }

  private ObjectNode chatCompletion() {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("id", "chatcmpl-scripted").put("object", "chat.completion");
    answer.put("created", request.at().getEpochSecond()).put("model", request.model());
    ObjectNode choice = answer.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", completion.finishReason());
    ObjectNode message = choice.putObject("message");
    message.put("role", "assistant").put("content", completion.text());
    if (completion.refusal() != null) {
      message.put("refusal", completion.refusal());
    }
    if (completion.usage() != null) {
      chatUsage(answer, completion.usage());
    }
    return answer;
  }

  private static void chatUsage(ObjectNode answer, Reply.Usage usage) {
    ObjectNode tokens = answer.putObject("usage");
    tokens.put("prompt_tokens", usage.input()).put("completion_tokens", usage.output());
    tokens.put("total_tokens", usage.input() + usage.output());
    tokens.putObject("prompt_tokens_details").put("cached_tokens", usage.cached());
    tokens.putObject("completion_tokens_details").put("reasoning_tokens", usage.reasoning());
    if (usage.costUsd() != null) {
      tokens.put("cost", usage.costUsd());
    }
  }

  private List<String> chunks() {
    List<String> events = new ArrayList<>();
    for (String piece : pieces()) {
      ObjectNode chunk = chunk();
      delta(chunk, null).put("role", "assistant").put("content", piece);
      events.add(data(chunk));
    }
    if (completion.refusal() != null) {
      ObjectNode chunk = chunk();
      delta(chunk, null).put("refusal", completion.refusal());
      events.add(data(chunk));
    }
    ObjectNode last = chunk();
    delta(last, completion.finishReason());
    events.add(data(last));
    if (completion.usage() != null
        && request.json().at("/stream_options/include_usage").asBoolean()) {
      ObjectNode usage = chunk();
      usage.putArray("choices");
      chatUsage(usage, completion.usage());
      events.add(data(usage));
    }
    events.add("data: [DONE]\n\n");
    return events;
  }

  private ObjectNode chunk() {
    return JSON.createObjectNode()
        .put("id", "chatcmpl-scripted")
        .put("object", "chat.completion.chunk")
        .put("model", request.model());
  }

  private static ObjectNode delta(ObjectNode chunk, @Nullable String finishReason) {
    ObjectNode choice = chunk.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", finishReason);
    return choice.putObject("delta");
  }

  private ObjectNode message() {
    ObjectNode answer = emptyMessage();
    ArrayNode content = (ArrayNode) answer.path("content");
    if (!said().isEmpty()) {
      content.addObject().put("type", "text").put("text", said());
    }
    answer.put("stop_reason", stopReason());
    if (completion.usage() != null) {
      messageUsage(answer.putObject("usage"), completion.usage());
    }
    return answer;
  }

  private ObjectNode emptyMessage() {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("id", "msg_scripted").put("type", "message").put("role", "assistant");
    answer.put("model", request.model()).putArray("content");
    return answer;
  }

  private static void messageUsage(ObjectNode tokens, Reply.Usage usage) {
    tokens.put("input_tokens", usage.input() - usage.cached());
    tokens.put("cache_creation_input_tokens", 0);
    tokens.put("cache_read_input_tokens", usage.cached());
    tokens.put("output_tokens", usage.output());
  }

  private List<String> messageEvents() {
    List<String> events = new ArrayList<>();
    ObjectNode start = JSON.createObjectNode().put("type", "message_start");
    ObjectNode begun = emptyMessage();
    start.set("message", begun);
    if (completion.usage() != null) {
      ObjectNode tokens = begun.putObject("usage");
      messageUsage(tokens, completion.usage());
      tokens.put("output_tokens", 1);
    }
    events.add(event(start));
    ObjectNode open = JSON.createObjectNode().put("type", "content_block_start").put("index", 0);
    open.putObject("content_block").put("type", "text").put("text", "");
    events.add(event(open));
    events.add(event(JSON.createObjectNode().put("type", "ping")));
    for (String piece : pieces()) {
      ObjectNode delta = JSON.createObjectNode().put("type", "content_block_delta").put("index", 0);
      delta.putObject("delta").put("type", "text_delta").put("text", piece);
      events.add(event(delta));
    }
    events.add(event(JSON.createObjectNode().put("type", "content_block_stop").put("index", 0)));
    ObjectNode end = JSON.createObjectNode().put("type", "message_delta");
    end.putObject("delta").put("stop_reason", stopReason());
    if (completion.usage() != null) {
      end.putObject("usage").put("output_tokens", completion.usage().output());
    }
    events.add(event(end));
    events.add(event(JSON.createObjectNode().put("type", "message_stop")));
    return events;
  }

  /** Anthropic's protocol has no field for a refusal, only a reason to stop. */
  private String said() {
    return completion.refusal() == null ? completion.text() : completion.refusal();
  }

  private String stopReason() {
    if (completion.refusal() != null) {
      return "refusal";
    }
    return switch (completion.finishReason()) {
      case "stop" -> "end_turn";
      case "length" -> "max_tokens";
      default -> completion.finishReason();
    };
  }

  private List<String> pieces() {
    String text = request.isAnthropic() ? said() : completion.text();
    List<String> pieces = new ArrayList<>();
    int length = Math.max(1, Math.ceilDiv(text.length(), PIECES));
    for (int from = 0; from < text.length(); from += length) {
      pieces.add(text.substring(from, Math.min(text.length(), from + length)));
    }
    return pieces;
  }

  private static String data(ObjectNode data) {
    return "data: " + data + "\n\n";
  }

  private static String event(ObjectNode data) {
    return "event: " + data.path("type").asText() + "\n" + data(data);
  }
}
