package dev.gauntlet.activities.provider.openai;

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

/** A provider that is pointed at a server of this test. */
abstract class ProviderTest {
  static final String KEY = "sk-test-0123456789abcdef";
  static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  static final Scene SCENE = new Scene("", "", List.of(), List.of(), false, 1);

  private static final HttpClient CLIENT = HttpClients.create();
  private static final TokenCounter COUNTER = new TokenCounter();

  final ProviderServer server = ProviderServer.start();

  @AfterEach
  void stopServer() {
    server.close();
  }

  OpenAiSettings settings() {
    return OpenAiSettings.of(
        "openai", server.baseUrl(), KEY, Map.of("X-Tenant", "tenant-secret-42"));
  }

  OpenAiProvider provider() {
    return provider(settings());
  }

  static OpenAiProvider provider(OpenAiSettings settings) {
    return new OpenAiProvider(settings, CLIENT, COUNTER, InstantSource.fixed(NOW));
  }

  static ModelRequest request() {
    return request(Duration.ofSeconds(20));
  }

  static ModelRequest request(Duration deadline) {
    return request(new GenerationSettings(null, null, 256, null, List.of(), null), null, deadline);
  }

  static ModelRequest request(
      GenerationSettings settings, @Nullable AnswerSchema schema, Duration deadline) {
    return new ModelRequest(
        new CallKey("b-17", 4, CallPurpose.AGENT, 0),
        "gpt-4o-mini",
        "You are helpful.",
        List.of(new PromptMessage(Role.USER, "Where is my order?")),
        settings,
        schema,
        deadline,
        SCENE);
  }

  static ProviderException failureOf(ModelProvider provider, ModelRequest request) {
    return Assertions.catchThrowableOfType(ProviderException.class, () -> provider.call(request));
  }
}
