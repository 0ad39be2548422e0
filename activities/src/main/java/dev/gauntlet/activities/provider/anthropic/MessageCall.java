package dev.gauntlet.activities.provider.anthropic;

import dev.gauntlet.activities.provider.AnswerSchema;
import dev.gauntlet.activities.provider.GenerationSettings;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.PromptMessage;
import dev.gauntlet.activities.provider.http.Exchange;
import dev.gauntlet.activities.provider.http.ExchangeBuilder;
import dev.gauntlet.activities.provider.http.Setting;
import dev.gauntlet.activities.provider.http.Unheard;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatRequestParameters;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
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
    ChatRequest chat = ChatRequest.builder().messages(messages()).parameters(parameters()).build();
    if (settings.streaming()) {
      AnthropicStreamingChatModel.builder()
          .httpClientBuilder(new ExchangeBuilder(exchange))
          .baseUrl(settings.endpoint().baseUrl())
          .apiKey(KEY_OF_THE_EXCHANGE)
          .customParameters(output())
          .build()
          .chat(chat, new Unheard());
    } else {
      var unused =
          AnthropicChatModel.builder()
              .httpClientBuilder(new ExchangeBuilder(exchange))
              .baseUrl(settings.endpoint().baseUrl())
              .apiKey(KEY_OF_THE_EXCHANGE)
              .customParameters(output())
              .maxRetries(0)
              .build()
              .chat(chat);
    }
  }

  private AnthropicChatRequestParameters parameters() {
    GenerationSettings generation = request.settings();
    var parameters =
        AnthropicChatRequestParameters.builder()
            .modelName(request.model())
            .maxOutputTokens(generation.maxTokens());
    if (sent.contains(Setting.TEMPERATURE)) {
      parameters.temperature(clamped(generation.temperature()));
    }
    if (sent.contains(Setting.TOP_P)) {
      parameters.topP(generation.topP());
    }
    if (sent.contains(Setting.STOP)) {
      parameters.stopSequences(generation.stop());
    }
    return parameters.build();
  }

  /** Written here, since LangChain4j's own output_config has no effort beside the format. */
  private Map<String, Object> output() {
    Map<String, Object> output = new LinkedHashMap<>();
    String effort = request.settings().reasoningEffort();
    if (sent.contains(Setting.REASONING_EFFORT) && effort != null) {
      output.put("effort", effort);
    }
    AnswerSchema schema = request.schema();
    if (sent.contains(Setting.RESPONSE_FORMAT) && schema != null) {
      output.put("format", format(schema));
    }
    return output.isEmpty() ? Map.of() : Map.of("output_config", output);
  }

  private static @Nullable Double clamped(@Nullable Double temperature) {
    return temperature == null ? null : Math.min(HIGHEST_TEMPERATURE, temperature);
  }

  private static Map<String, Object> format(AnswerSchema schema) {
    return Map.of(
        "type",
        "json_schema",
        "schema",
        JsonMapper.shared().readValue(schema.jsonSchema(), Map.class));
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
