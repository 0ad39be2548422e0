package dev.gauntlet.activities.provider.anthropic;

import dev.gauntlet.activities.provider.AnswerSchema;
import dev.gauntlet.activities.provider.GenerationSettings;
import dev.gauntlet.activities.provider.ModelProvider;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.PromptMessage;
import dev.gauntlet.activities.provider.PromptMessage.Role;
import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.activities.provider.TokenCounter;
import dev.gauntlet.activities.provider.http.HttpClients;
import dev.gauntlet.testing.ProviderServer;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A provider of Anthropic's protocol that is pointed at a server of this test. */
abstract class AnthropicTest {
  static final String KEY = "sk-ant-api03-0123456789abcdef";
  static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  static final GenerationSettings PLAIN =
      new GenerationSettings(null, null, 256, null, List.of(), null);

  private static final HttpClient CLIENT = HttpClients.create();
  private static final TokenCounter COUNTER = new TokenCounter();

  final ProviderServer server = ProviderServer.start();

  @AfterEach
  void stopServer() {
    server.close();
  }

  AnthropicSettings settings() {
    return AnthropicSettings.of(
        "anthropic", server.baseUrl(), KEY, Map.of("X-Tenant", "tenant-secret-42"));
  }

  AnthropicProvider provider() {
    return provider(settings());
  }

  static AnthropicProvider provider(AnthropicSettings settings) {
    return new AnthropicProvider(settings, CLIENT, COUNTER, InstantSource.fixed(NOW));
  }

  static ModelRequest request() {
    return request(PLAIN, null, Duration.ofSeconds(20));
  }

  static ModelRequest request(
      GenerationSettings settings, @Nullable AnswerSchema schema, Duration deadline) {
    return request(
        settings, schema, deadline, List.of(new PromptMessage(Role.USER, "Where is my order?")));
  }

  static ModelRequest request(
      GenerationSettings settings,
      @Nullable AnswerSchema schema,
      Duration deadline,
      List<PromptMessage> messages) {
    return new ModelRequest(
        new CallKey("b-17", 4, CallPurpose.AGENT, 0),
        "claude-sonnet-4-5",
        "You are helpful.",
        messages,
        settings,
        schema,
        deadline,
        new Scene("", "", List.of(), List.of(), false, 1));
  }

  static ProviderException failureOf(ModelProvider provider, ModelRequest request) {
    return Assertions.catchThrowableOfType(ProviderException.class, () -> provider.call(request));
  }
}
