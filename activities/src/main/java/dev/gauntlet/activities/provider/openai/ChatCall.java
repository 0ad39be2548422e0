package dev.gauntlet.activities.provider.openai;

import dev.gauntlet.activities.provider.AnswerSchema;
import dev.gauntlet.activities.provider.GenerationSettings;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.PromptMessage;
import dev.gauntlet.activities.provider.http.Exchange;
import dev.gauntlet.activities.provider.http.ExchangeBuilder;
import dev.gauntlet.workflows.CallKey;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request in OpenAI's protocol, as LangChain4j writes it. */
record ChatCall(OpenAiSettings settings, ModelRequest request) {

  /** Sends it; the text is empty when the model said nothing. */
  String send(Exchange exchange) {
    // A model object holds no connection, so one a call is cheap, and the call's headers and
    // deadline travel with it.
    OpenAiChatModel model =
        new OpenAiChatModel.OpenAiChatModelBuilder()
            .httpClientBuilder(new ExchangeBuilder(exchange))
            .baseUrl(settings.endpoint().baseUrl())
            .apiKey(settings.endpoint().apiKey())
            .customHeaders(headers())
            .strictJsonSchema(true)
            .maxRetries(0)
            .build();
    @Nullable String text =
        model
            .chat(ChatRequest.builder().messages(messages()).parameters(parameters()).build())
            .aiMessage()
            .text();
    return text == null ? "" : text;
  }

  private Map<String, String> headers() {
    CallKey key = request.key();
    Map<String, String> headers = new HashMap<>(settings.endpoint().headers());
    headers.put("User-Agent", "Gauntlet");
    headers.put("X-Gauntlet-Conversation", key.battleId());
    headers.put("X-Gauntlet-Seq", String.valueOf(key.seq()));
    return headers;
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
    var parameters =
        OpenAiChatRequestParameters.builder()
            .modelName(request.model())
            .temperature(generation.temperature())
            .topP(generation.topP())
            .reasoningEffort(generation.reasoningEffort());
    if (!generation.stop().isEmpty()) {
      parameters.stopSequences(generation.stop());
    }
    if (generation.seed() != null) {
      // LangChain4j's own seed is an int; the protocol's is not.
      parameters.customParameters(Map.of("seed", generation.seed()));
    }
    switch (settings.tokenLimit()) {
      case MAX_TOKENS -> parameters.maxOutputTokens(generation.maxTokens());
      case MAX_COMPLETION_TOKENS -> parameters.maxCompletionTokens(generation.maxTokens());
    }
    AnswerSchema schema = request.schema();
    if (schema != null && settings.structuredOutput()) {
      parameters.responseFormat(format(schema));
    }
    return parameters.build();
  }

  private static ResponseFormat format(AnswerSchema schema) {
    JsonSchema json =
        JsonSchema.builder()
            .name(schema.name())
            .rootElement(JsonRawSchema.from(schema.jsonSchema()))
            .build();
    return ResponseFormat.builder().type(ResponseFormatType.JSON).jsonSchema(json).build();
  }
}
