package dev.gauntlet.activities.provider.openai;

import dev.gauntlet.activities.provider.http.StreamFold;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Folds the chunks of a completion; one without a finish reason is a part of one. */
final class CompletionFold implements StreamFold {
  private static final String LAST = "[DONE]";

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private final ObjectNode body = JsonMapper.shared().createObjectNode();
  private String finishReason = "";
  private @Nullable String failed;
  private boolean ended;

  @Override
  public String add(ServerSentEvent event) {
    if (event.data().strip().equals(LAST)) {
      ended = true;
      return "";
    }
    JsonNode chunk;
    try {
      chunk = JsonMapper.shared().readTree(event.data());
    } catch (JacksonException e) {
      fail(event.data());
      return "";
    }
    JsonNode choice = chunk.path("choices").path(0);
    if (chunk.path("error").isObject() || choice.path("error").isObject()) {
      fail(event.data());
    } else if ("error".equals(event.event())) {
      fail(JsonMapper.shared().createObjectNode().set("error", chunk).toString());
    } else {
      return add(chunk, choice);
    }
    return "";
  }

  private void fail(String with) {
    failed = with;
    ended = true;
  }

  private String add(JsonNode chunk, JsonNode choice) {
    String said = choice.path("delta").path("content").asString("");
    String refused = choice.path("delta").path("refusal").asString("");
    text.append(said);
    refusal.append(refused);
    if (choice.hasNonNull("finish_reason")) {
      finishReason = choice.path("finish_reason").asString("");
    }
    for (String field : new String[] {"model", "usage"}) {
      if (chunk.hasNonNull(field)) {
        body.set(field, chunk.path(field));
      }
    }
    return said + refused;
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
    if (finishReason.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode choice = body.putArray("choices").addObject();
    choice.put("finish_reason", finishReason);
    ObjectNode message = choice.putObject("message").put("content", text.toString());
    if (!refusal.isEmpty()) {
      message.put("refusal", refusal.toString());
    }
    return Optional.of(body.toString());
  }
}
