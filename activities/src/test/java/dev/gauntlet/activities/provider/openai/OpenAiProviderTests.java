package dev.gauntlet.activities.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gauntlet.activities.provider.AnswerSchema;
import dev.gauntlet.activities.provider.GenerationSettings;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.ModelResponse;
import dev.gauntlet.activities.provider.ModelResponse.Finish;
import dev.gauntlet.activities.provider.PromptMessage;
import dev.gauntlet.activities.provider.PromptMessage.Role;
import dev.gauntlet.activities.provider.TokenCount;
import dev.gauntlet.activities.provider.openai.OpenAiSettings.TokenLimit;
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.testing.Reply.Usage;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiProviderTests extends ProviderTest {
  private static final AnswerSchema SCHEMA =
      new AnswerSchema(
          "judgement",
          """
          {"type": "object", "properties": {"met": {"type": "boolean"}},
           "required": ["met"], "additionalProperties": false}
          """);

  @Test
  void returnsTheAnswerWithTheProvidersOwnUsage() throws Exception {
    server.script(Reply.text("It ships today.", new Usage(120, 64, 30, 12)));

    ModelResponse response = provider().call(request());

    assertThat(response)
        .isEqualTo(
            new ModelResponse(
                "It ships today.",
                Finish.STOP,
                new TokenCount(120, 64, 30, 12, false),
                "gpt-4o-mini"));
  }

  @Test
  void countsTheTokensWhenTheProviderDoesNot() throws Exception {
    server.script(Reply.textWithoutUsage("It ships today."));

    TokenCount tokens = provider().call(request()).tokens();

    assertThat(tokens.estimated()).isTrue();
    assertThat(tokens.input()).isBetween(10, 25);
    assertThat(tokens.output()).isEqualTo(4);
  }

  @Test
  void sendsTheConversationWithItsKeyAndItsBattle() throws Exception {
    provider()
        .call(
            new ModelRequest(
                new CallKey("b-17", 4, CallPurpose.AGENT, 0),
                "gpt-4o-mini",
                "You are helpful.",
                List.of(
                    new PromptMessage(Role.USER, "Hello"),
                    new PromptMessage(Role.ASSISTANT, "Hi, how can I help?"),
                    new PromptMessage(Role.USER, "Where is my order? \uD83D\uDCE6")),
                new GenerationSettings(null, null, 256, null, List.of(), null),
                null,
                Duration.ofSeconds(20),
                SCENE));

    ReceivedRequest received = server.lastRequest();
    assertThat(received.path()).isEqualTo("/v1/chat/completions");
    assertThat(received.header("Authorization")).hasValue("Bearer " + KEY);
    assertThat(received.header("X-Tenant")).hasValue("tenant-secret-42");
    assertThat(received.conversation()).hasValue("b-17");
    assertThat(received.seq()).isEqualTo(4);
    assertThat(received.header("User-Agent")).hasValue("Gauntlet");
    assertThat(received.header("Upgrade")).as("no HTTP/2 upgrade").isEmpty();
    assertThat(received.messages())
        .containsExactly(
            new ReceivedRequest.Message("system", "You are helpful."),
            new ReceivedRequest.Message("user", "Hello"),
            new ReceivedRequest.Message("assistant", "Hi, how can I help?"),
            new ReceivedRequest.Message("user", "Where is my order? \uD83D\uDCE6"));
  }

  @Test
  void sendsEverySettingThatIsThere() throws Exception {
    var settings =
        new GenerationSettings(0.2, 0.9, 512, 9_007_199_254_740_993L, List.of("END"), "low");

    provider().call(request(settings, null, Duration.ofSeconds(20)));

    JsonNode body = server.lastRequest().json();
    assertThat(body.path("temperature").asDouble()).isEqualTo(0.2);
    assertThat(body.path("top_p").asDouble()).isEqualTo(0.9);
    assertThat(body.path("max_tokens").asInt()).isEqualTo(512);
    assertThat(body.path("seed").asLong()).isEqualTo(9_007_199_254_740_993L);
    assertThat(body.path("stop").path(0).asText()).isEqualTo("END");
    assertThat(body.path("reasoning_effort").asText()).isEqualTo("low");
  }

  @Test
  void leavesOutEverySettingThatIsNot() throws Exception {
    provider().call(request());

    assertThat(server.lastRequest().json().properties().stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrder("model", "messages", "max_tokens", "stream");
  }

  @Test
  void openAiItselfIsToldTheLengthInItsOwnField() throws Exception {
    assertThat(OpenAiSettings.of("openai", "https://api.openai.com/v1", KEY, Map.of()).tokenLimit())
        .isEqualTo(TokenLimit.MAX_COMPLETION_TOKENS);
    assertThat(
            OpenAiSettings.of("x", "https://openai.com.evil.test/v1", KEY, Map.of()).tokenLimit())
        .isEqualTo(TokenLimit.MAX_TOKENS);

    provider(settings().withTokenLimit(TokenLimit.MAX_COMPLETION_TOKENS)).call(request());

    JsonNode body = server.lastRequest().json();
    assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(256);
    assertThat(body.has("max_tokens")).isFalse();
  }

  @Test
  void asksForTheSchemaStrictlyWhereItIsUnderstood() throws Exception {
    var settings = new GenerationSettings(null, null, 256, null, List.of(), null);

    provider(settings().withStructuredOutput(true))
        .call(request(settings, SCHEMA, Duration.ofSeconds(20)));

    JsonNode format = server.lastRequest().json().path("response_format");
    assertThat(format.path("type").asText()).isEqualTo("json_schema");
    assertThat(format.path("json_schema").path("name").asText()).isEqualTo("judgement");
    assertThat(format.path("json_schema").path("strict").asBoolean()).isTrue();
    assertThat(format.path("json_schema").path("schema"))
        .isEqualTo(new ObjectMapper().readTree(SCHEMA.jsonSchema()));
  }

  @Test
  void sendsNoSchemaWhereItIsNotUnderstood() throws Exception {
    var settings = new GenerationSettings(null, null, 256, null, List.of(), null);

    provider(settings().withStructuredOutput(false))
        .call(request(settings, SCHEMA, Duration.ofSeconds(20)));

    assertThat(server.lastRequest().json().has("response_format")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "stop,STOP",
    "length,LENGTH",
    "content_filter,CONTENT_FILTER",
    "eos,STOP",
    "tool_calls,STOP"
  })
  void everyFinishReasonHasItsWord(String reason, Finish finish) throws Exception {
    server.script(Reply.finished("Well,", reason));

    assertThat(provider().call(request()).finish()).isEqualTo(finish);
  }

  @Test
  void aRefusalIsAnAnswer() throws Exception {
    server.script(Reply.refusal("I will not do that."));

    ModelResponse response = provider().call(request());

    assertThat(response.finish()).isEqualTo(Finish.REFUSAL);
    assertThat(response.text()).isEqualTo("I will not do that.");
    assertThat(response.tokens()).isEqualTo(new TokenCount(20, 0, 5, 0, false));
  }

  @Test
  void aPromptThatTheFilterHoldsBackIsAnAnswer() throws Exception {
    server.script(Reply.status(400, "{\"error\":{\"code\":\"content_filter\"}}"));

    ModelResponse response = provider().call(request());

    assertThat(response.finish()).isEqualTo(Finish.CONTENT_FILTER);
    assertThat(response.text()).isEmpty();
  }

  @Test
  void anEmptyAnswerAndANulAreKept() throws Exception {
    server.script(Reply.text(""), Reply.text("a\0b"));

    assertThat(provider().call(request()).text()).isEmpty();
    assertThat(provider().call(request()).text()).isEqualTo("a\uFFFDb");
  }

  @Test
  void aPromptOfFiveMegabytesArrivesAndIsCountedQuickly() throws Exception {
    server.script(Reply.textWithoutUsage("Long."));
    ModelRequest huge =
        new ModelRequest(
            new CallKey("b-17", 4, CallPurpose.AGENT, 0),
            "gpt-4o-mini",
            "",
            List.of(
                new PromptMessage(Role.USER, "word ".repeat(500_000)),
                new PromptMessage(Role.USER, "a".repeat(2_500_000))),
            new GenerationSettings(null, null, 256, null, List.of(), null),
            null,
            Duration.ofSeconds(20),
            SCENE);

    long start = System.nanoTime();
    ModelResponse response = provider().call(huge);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(server.lastRequest().body()).hasSizeGreaterThan(5_000_000);
    assertThat(response.tokens().input()).isGreaterThan(500_000);
  }
}
