package dev.gauntlet.activities.provider;

import dev.gauntlet.workflows.CallKey;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request to a model.
 *
 * @param key what the call is for
 * @param model the provider's name of the model
 * @param systemPrompt the instructions; empty for none
 * @param messages the conversation as the model is to see it, oldest first, never empty
 * @param settings how the model generates
 * @param schema the JSON schema that the answer has to follow, or null for free text
 * @param deadline the longest that the whole exchange may take, body included
 * @param scene what the request was rendered from, for a provider that plays without a model
 */
public record ModelRequest(
    CallKey key,
    String model,
    String systemPrompt,
    List<PromptMessage> messages,
    GenerationSettings settings,
    @Nullable AnswerSchema schema,
    Duration deadline,
    Scene scene) {

  /** Copies the conversation. */
  public ModelRequest {
    messages = List.copyOf(messages);
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a request needs at least one message");
    }
  }
}
