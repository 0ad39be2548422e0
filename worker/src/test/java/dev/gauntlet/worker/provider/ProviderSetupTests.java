package dev.gauntlet.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gauntlet.activities.provider.GenerationSettings;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.PromptMessage;
import dev.gauntlet.activities.provider.PromptMessage.Role;
import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.activities.provider.TokenCounter;
import dev.gauntlet.activities.provider.http.HttpClients;
import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.testing.ProviderServer;
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.pricing.ModelPrice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

class ProviderSetupTests {
  private static final String SECRET = "sk-secret-0123456789";

  private final ProviderServer server = ProviderServer.start(request -> Reply.text("Hi."));
  private final Map<String, String> properties = new HashMap<>();
  private final MockEnvironment environment = new MockEnvironment();

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theBuiltInProvidersAreThereAndSayWhichVariableTheyLack() {
    assertThat(providers().catalogue().providers())
        .extracting(Catalogue.Provider::name, Catalogue.Provider::kind, Catalogue.Provider::missing)
        .containsExactly(
            tuple("openai", "openai", "OPENAI_API_KEY"),
            tuple("openrouter", "openai", "OPENROUTER_API_KEY"),
            tuple("anthropic", "anthropic", "ANTHROPIC_API_KEY"),
            tuple("simulated", "simulated", null));
  }

  @ParameterizedTest
  @CsvSource({
    "openai,OPENAI,https://api.openai.com/v1",
    "openrouter,OPENROUTER,https://openrouter.ai/api/v1",
    "anthropic,ANTHROPIC,https://api.anthropic.com/v1"
  })
  void aKeyInTheEnvironmentIsAllThatABuiltInNeeds(String name, String prefix, String url) {
    environment.setProperty(prefix + "_API_KEY", SECRET);

    Catalogue.Provider shown = shown(name);

    assertThat(shown.configured()).isTrue();
    assertThat(shown.baseUrl()).isEqualTo(url);
    assertThat(providers().providers().find(name)).isPresent();
    assertThat(providers().toString()).doesNotContain(SECRET);
  }

  @Test
  void aBuiltInAtAnotherAddressNeedsNoKey() throws Exception {
    environment.setProperty("ANTHROPIC_BASE_URL", server.baseUrl().replace("/v1", "/"));

    assertThat(shown("anthropic").configured()).isTrue();
    assertThat(ask("anthropic").path()).isEqualTo("/v1/messages");
  }

  @Test
  void whatTheBlockSaysGoesBeforeTheEnvironment() throws Exception {
    environment.setProperty("OPENAI_API_KEY", "from-the-environment");
    environment.setProperty("OPENAI_BASE_URL", "http://127.0.0.1:9/v1");
    set("openai.base-url", server.baseUrl());
    set("openai.api-key", SECRET);

    assertThat(ask("openai").header("Authorization")).hasValue("Bearer " + SECRET);
  }

  @Test
  void aBlockOfAnyOtherNameIsUsedAsItIs() throws Exception {
    environment.setProperty("AZURE_API_KEY", "not read");
    set("azure.base-url", server.baseUrl());
    set("azure.api-key", SECRET);
    set("azure.api-key-header", "api-key");
    set("azure.query.api-version", "2024-10-21");
    set("azure.headers.X-Team", "blue");
    set("azure.token-limit", "max_completion_tokens");

    ReceivedRequest received = ask("azure");

    assertThat(received.path()).isEqualTo("/v1/chat/completions?api-version=2024-10-21");
    assertThat(received.header("api-key")).hasValue(SECRET);
    assertThat(received.header("Authorization")).isEmpty();
    assertThat(received.header("X-Team")).hasValue("blue");
    JsonNode body = received.json();
    assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(64);
  }

  @Test
  void aBlockMaySpeakAnthropicsProtocolUnderAnyName() throws Exception {
    set("claude-proxy.kind", "anthropic");
    set("claude-proxy.base-url", server.baseUrl());
    set("claude-proxy.api-key", SECRET);

    assertThat(shown("claude-proxy").kind()).isEqualTo("anthropic");
    assertThat(ask("claude-proxy").header("x-api-key")).hasValue(SECRET);
  }

  @Test
  void aKeyComesFromAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("key"), SECRET + "\n");
    set("mine.base-url", server.baseUrl());
    set("mine.api-key-file", file.toString());

    assertThat(ask("mine").header("Authorization")).hasValue("Bearer " + SECRET);
  }

  @Test
  void aFileThatCannotBeReadIsNamedWithItsProperty() throws Exception {
    set("mine.base-url", server.baseUrl());
    set("mine.api-key-file", directory.resolve("nowhere").toString());
    assertThatIllegalArgumentException()
        .isThrownBy(this::providers)
        .withMessageContaining("gauntlet.providers.mine.api-key-file: the file")
        .withMessageContaining("nowhere cannot be read");

    set("mine.api-key-file", Files.createFile(directory.resolve("empty")).toString());
    assertThatIllegalArgumentException().isThrownBy(this::providers).withMessageContaining("empty");
  }

  @Test
  void aKeyInTwoPlacesIsRefusedWithoutRepeatingIt() {
    set("mine.api-key", SECRET);
    set("mine.api-key-file", "key.txt");

    assertThatIllegalArgumentException()
        .isThrownBy(this::providers)
        .withMessageContaining("gauntlet.providers.mine.api-key-file")
        .withMessageNotContaining(SECRET);
  }

  @ParameterizedTest
  @CsvSource({
    "concurrency,0",
    "concurrency,-1",
    "requests-per-minute,0",
    "tokens-per-minute,-5",
    "patience,0s",
    "patience,-1s",
    "models[0].input-usd-per-million-tokens,-0.5",
    "models[0].cached-input-usd-per-million-tokens,-0.5"
  })
  void aValueThatCannotBeMeantIsRefusedByItsProperty(String property, String value) {
    set("mine.base-url", server.baseUrl());
    if (property.startsWith("models")) {
      set("mine.models[0].name", "m");
    }
    set("mine." + property, value);

    assertThatIllegalArgumentException()
        .isThrownBy(this::providers)
        .withMessageStartingWith("gauntlet.providers.mine." + property + ": ");
  }

  @Test
  void theNameOfTheOfflineProviderIsTaken() {
    set("simulated.base-url", server.baseUrl());

    assertThatIllegalArgumentException().isThrownBy(this::providers);
  }

  @Test
  void aBlockWithoutAnAddressIsShownAndNotUsed() {
    set("mine.api-key", SECRET);

    assertThat(shown("mine").missing()).isEqualTo("gauntlet.providers.mine.base-url");
    assertThat(providers().providers().find("mine")).isEmpty();
  }

  @Test
  void listedPricesHoldOnlyWhereTheirProviderAnswers() {
    set("elsewhere.base-url", "https://eu.api.openai.com/v1");
    assertThat(price("openai", "gpt-4o-mini")).isEqualTo(new ModelPrice(150_000, 75_000, 600_000));
    assertThat(price("elsewhere", "gpt-4o-mini")).isNotNull();
    assertThat(price("anthropic", "claude-sonnet-4-5")).isNotNull();
    assertThat(price("openrouter", "openai/gpt-4o-mini")).isNull();

    environment.setProperty("OPENAI_BASE_URL", server.baseUrl());
    environment.setProperty("ANTHROPIC_BASE_URL", server.baseUrl());

    assertThat(price("openai", "gpt-4o-mini")).isNull();
    assertThat(price("anthropic", "claude-sonnet-4-5")).isNull();
    assertThat(shown("openai").models()).isEmpty();
  }

  @Test
  void configuredPricesWinAndMayTellWhatIsCached() {
    set("openai.models[0].name", "gpt-4o-mini");
    set("openai.models[0].input-usd-per-million-tokens", "1");
    set("openai.models[0].cached-input-usd-per-million-tokens", "0.25");
    set("openai.models[0].output-usd-per-million-tokens", "2.5");
    set("openrouter.models[0].name", "x/y");
    set("openrouter.models[0].input-usd-per-million-tokens", "1");
    set("openrouter.models[0].output-usd-per-million-tokens", "2");

    assertThat(price("openai", "gpt-4o-mini"))
        .isEqualTo(new ModelPrice(1_000_000, 250_000, 2_500_000));
    assertThat(price("openrouter", "x/y"))
        .isEqualTo(new ModelPrice(1_000_000, 1_000_000, 2_000_000));
  }

  @Test
  void anAddressWithASecretInItIsNeitherTakenNorRepeated() {
    set("mine.base-url", "https://me:" + SECRET + "@host/v1");

    assertThatIllegalArgumentException()
        .isThrownBy(this::providers)
        .withMessageContaining("mine")
        .withMessageNotContaining(SECRET);
  }

  @Test
  void aBlockShowsNoSecretWhenPrinted() {
    set("mine.api-key", SECRET);
    set("mine.headers.X-Token", SECRET);

    assertThat(bound().toString()).contains("X-Token").doesNotContain(SECRET);
  }

  private void set(String property, String value) {
    properties.put("gauntlet.providers." + property, value);
  }

  private ProviderProperties bound() {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("gauntlet", ProviderProperties.class);
  }

  private ConfiguredProviders providers() {
    SimulatedProperties simulated =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("gauntlet.simulated", SimulatedProperties.class);
    return new ProviderSetup(
            bound(), simulated, HttpClients.create(), new TokenCounter(), environment)
        .providers();
  }

  private Catalogue.Provider shown(String name) {
    return providers().catalogue().find(name).orElseThrow();
  }

  private @Nullable ModelPrice price(String provider, String model) {
    return providers().providers().price(provider, model).orElse(null);
  }

  private ReceivedRequest ask(String provider) throws Exception {
    var unused =
        providers()
            .providers()
            .find(provider)
            .orElseThrow()
            .call(
                new ModelRequest(
                    new CallKey("b-1", 1, CallPurpose.AGENT, 0),
                    "m",
                    "",
                    List.of(new PromptMessage(Role.USER, "Hello")),
                    new GenerationSettings(null, null, 64, null, List.of(), null),
                    null,
                    Duration.ofSeconds(20),
                    new Scene("", "", List.of(), List.of(), false, 1)));
    return server.lastRequest();
  }
}
