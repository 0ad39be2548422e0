package dev.gauntlet.activities.provider.anthropic;

import dev.gauntlet.activities.provider.http.StreamFold;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Folds the events of a message; one without {@code message_stop} is a part of one. */
final class MessageFold implements StreamFold {
  private final StringBuilder text = new StringBuilder();
  private final ObjectNode body = JsonMapper.shared().createObjectNode();
  private final ObjectNode usage = body.putObject("usage");
  private @Nullable String failed;
  private boolean ended;

  @Override
  public String add(ServerSentEvent event) {
    int before = text.length();
    JsonNode data;
    try {
      data = JsonMapper.shared().readTree(event.data());
    } catch (JacksonException e) {
      fail(event.data());
      return "";
    }
    // Types that are not known here may come at any time.
    switch (data.path("type").asString(String.valueOf(event.event()))) {
      case "message_start" -> {
        body.set("model", data.path("message").path("model"));
        used(data.path("message").path("usage"));
      }
      case "content_block_start" ->
          text.append(data.path("content_block").path("text").asString(""));
      case "content_block_delta" -> text.append(data.path("delta").path("text").asString(""));
      case "message_delta" -> {
        if (data.path("delta").hasNonNull("stop_reason")) {
          body.set("stop_reason", data.path("delta").path("stop_reason"));
        }
        used(data.path("usage"));
      }
      case "message_stop" -> ended = true;
      case "error" -> fail(event.data());
      default -> {}
    }
    return text.substring(before);
  }

  private void fail(String with) {
    failed = with;
    ended = true;
  }

  /** The counts are running totals: a later one replaces an earlier one. */
  private void used(JsonNode tokens) {
    tokens
        .properties()
        .forEach(count -> {
          if (count.getValue().isNumber()) {
            usage.set(count.getKey(), count.getValue());
          }
        });
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public Optional<String> body() {
    if (failed != null) {
      return Optional.of(failed);
    }
    if (!ended) {
      return Optional.empty();
    }
    body.putArray("content").addObject().put("type", "text").put("text", text.toString());
    return Optional.of(body.toString());
  }
}
