package dev.gauntlet.activities.provider.anthropic;

import dev.gauntlet.activities.provider.AnswerSchema;
import dev.gauntlet.activities.provider.GenerationSettings;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.PromptMessage;
import dev.gauntlet.activities.provider.http.Exchange;
import dev.gauntlet.activities.provider.http.ExchangeBuilder;
import dev.gauntlet.activities.provider.http.Setting;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request in Anthropic's protocol, as LangChain4j writes it.
 *
 * @param sent which of the request's settings are sent
 */
record MessageCall(AnthropicSettings settings, ModelRequest request, Set<Setting> sent) {
  private static final double HIGHEST_TEMPERATURE = 1;

  /** The protocol takes no message without words. */
  private static final String WORDLESS = "(no words)";

  /** LangChain4j wants one; the exchange replaces it by the endpoint's, or by none. */
  private static final String KEY_OF_THE_EXCHANGE = "unset";

  /** Sends it; what came is in the exchange. */
  void send(Exchange exchange) {
    GenerationSettings generation = request.settings();
    Map<String, Object> output = new LinkedHashMap<>();
    var model =
        AnthropicChatModel.builder()
            .httpClientBuilder(new ExchangeBuilder(exchange))
            .baseUrl(settings.endpoint().baseUrl())
            .apiKey(KEY_OF_THE_EXCHANGE)
            .modelName(request.model())
            .maxTokens(generation.maxTokens())
            .maxRetries(0);
    for (Setting setting : sent) {
      switch (setting) {
        case TEMPERATURE -> model.temperature(clamped(generation.temperature()));
        case TOP_P -> model.topP(generation.topP());
        case STOP -> model.stopSequences(generation.stop());
        case REASONING_EFFORT -> output.put("effort", generation.reasoningEffort());
        case RESPONSE_FORMAT -> output.put("format", format(request.schema()));
        case SEED, TOKEN_LIMIT -> {
          // The protocol has no seed, and its max_tokens stands above.
        }
      }
    }
    if (!output.isEmpty()) {
      model.customParameters(Map.of("output_config", output));
    }
    var unused = model.build().chat(ChatRequest.builder().messages(messages()).build());
  }

  private static @Nullable Double clamped(@Nullable Double temperature) {
    return temperature == null ? null : Math.min(HIGHEST_TEMPERATURE, temperature);
  }

  /** Written here, since LangChain4j's own output_config has no effort beside the format. */
  private static Map<String, Object> format(@Nullable AnswerSchema schema) {
    String json = schema == null ? "{}" : schema.jsonSchema();
    return Map.of("type", "json_schema", "schema", JsonMapper.shared().readValue(json, Map.class));
  }

  private List<ChatMessage> messages() {
    List<ChatMessage> messages = new ArrayList<>();
    if (!request.systemPrompt().isBlank()) {
      messages.add(SystemMessage.from(request.systemPrompt()));
    }
    for (PromptMessage message : request.messages()) {
      String content = message.content().isBlank() ? WORDLESS : message.content();
      messages.add(
          switch (message.role()) {
            case USER -> UserMessage.from(content);
            case ASSISTANT -> AiMessage.from(content);
          });
    }
    return messages;
  }
}
