package dev.gauntlet.activities.provider.http;

import dev.gauntlet.activities.provider.GenerationSettings;
import dev.gauntlet.activities.provider.ModelProvider;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.PromptMessage;
import dev.gauntlet.activities.provider.PromptMessage.Role;
import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.activities.provider.TokenCounter;
import dev.gauntlet.activities.provider.anthropic.AnthropicProvider;
import dev.gauntlet.activities.provider.anthropic.AnthropicSettings;
import dev.gauntlet.activities.provider.openai.OpenAiProvider;
import dev.gauntlet.activities.provider.openai.OpenAiSettings;
import dev.gauntlet.testing.ProviderServer;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The two wire formats, whole and streamed. */
enum Wire {
  OPENAI(false),
  OPENAI_STREAMED(true),
  ANTHROPIC(false),
  ANTHROPIC_STREAMED(true);

  private static final String KEY = "sk-test-0123456789abcdef";
  private static final HttpClient CLIENT = HttpClients.create();
  private static final TokenCounter COUNTER = new TokenCounter();

  private final boolean streaming;

  Wire(boolean streaming) {
    this.streaming = streaming;
  }

  boolean isAnthropic() {
    return this == ANTHROPIC || this == ANTHROPIC_STREAMED;
  }

  ModelProvider provider(ProviderServer server) {
    String url = server.baseUrl();
    return isAnthropic()
        ? new AnthropicProvider(
            AnthropicSettings.of("mine", url, KEY, Map.of()).withStreaming(streaming),
            CLIENT,
            COUNTER,
            InstantSource.system())
        : new OpenAiProvider(
            OpenAiSettings.of("mine", url, KEY, Map.of()).withStreaming(streaming),
            CLIENT,
            COUNTER,
            InstantSource.system());
  }

  static ModelRequest request(Duration deadline) {
    return new ModelRequest(
        new CallKey("b-17", 4, CallPurpose.AGENT, 0),
        "a-model",
        "You are helpful.",
        List.of(new PromptMessage(Role.USER, "Where is my order?")),
        new GenerationSettings(null, null, 256, null, List.of(), null),
        null,
        deadline,
        new Scene("", "", List.of(), List.of(), false, 1));
  }
}
