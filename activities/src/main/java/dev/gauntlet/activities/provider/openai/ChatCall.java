package dev.gauntlet.activities.provider.openai;

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
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request in OpenAI's protocol, as LangChain4j writes it.
 *
 * @param sent which of the request's settings are sent
 */
record ChatCall(OpenAiSettings settings, ModelRequest request, Set<Setting> sent) {

  /** Sends it; what came is in the exchange. */
  void send(Exchange exchange) {
    // A model object holds no connection, so one a call is cheap. The key is the exchange's affair.
    ChatRequest chat = ChatRequest.builder().messages(messages()).parameters(parameters()).build();
    if (settings.streaming()) {
      new OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder()
          .httpClientBuilder(new ExchangeBuilder(exchange))
          .baseUrl(settings.endpoint().baseUrl())
          .strictJsonSchema(true)
          .build()
          .chat(chat, new Unheard());
    } else {
      var unused =
          new OpenAiChatModel.OpenAiChatModelBuilder()
              .httpClientBuilder(new ExchangeBuilder(exchange))
              .baseUrl(settings.endpoint().baseUrl())
              .strictJsonSchema(true)
              .maxRetries(0)
              .build()
              .chat(chat);
    }
  }

  private List<ChatMessage> messages() {
    List<ChatMessage> messages = new ArrayList<>();
    if (!request.systemPrompt().isBlank()) {
      messages.add(SystemMessage.from(request.systemPrompt()));
    }
    for (PromptMessage message : request.messages()) {
      messages.add(
          switch (message.role()) {
            case USER -> UserMessage.from(message.content());
            case ASSISTANT -> AiMessage.from(message.content());
          });
    }
    return messages;
  }

  private OpenAiChatRequestParameters parameters() {
    GenerationSettings generation = request.settings();
    Map<String, Object> custom = new HashMap<>();
    var parameters = OpenAiChatRequestParameters.builder().modelName(request.model());
    for (Setting setting : sent) {
      switch (setting) {
        case TEMPERATURE -> parameters.temperature(generation.temperature());
        case TOP_P -> parameters.topP(generation.topP());
        case REASONING_EFFORT -> parameters.reasoningEffort(generation.reasoningEffort());
        case STOP -> parameters.stopSequences(generation.stop());
        // LangChain4j's own seed is an int; the protocol's is not.
        case SEED -> custom.put("seed", generation.seed());
        case RESPONSE_FORMAT -> parameters.responseFormat(format(request.schema()));
        case TOKEN_LIMIT -> {
          // Written below: where its field is refused, it goes by its other name.
        }
      }
    }
    switch (sent.contains(Setting.TOKEN_LIMIT)
        ? settings.tokenLimit()
        : settings.tokenLimit().other()) {
      case MAX_TOKENS -> parameters.maxOutputTokens(generation.maxTokens());
      case MAX_COMPLETION_TOKENS -> parameters.maxCompletionTokens(generation.maxTokens());
    }
    if (settings.asksForUsage()) {
      custom.put("usage", Map.of("include", true));
    }
    return parameters.customParameters(custom).build();
  }

  private static @Nullable ResponseFormat format(@Nullable AnswerSchema schema) {
    if (schema == null) {
      return null;
    }
    JsonSchema json =
        JsonSchema.builder()
            .name(schema.name())
            .rootElement(JsonRawSchema.from(schema.jsonSchema()))
            .build();
    return ResponseFormat.builder().type(ResponseFormatType.JSON).jsonSchema(json).build();
  }
}
