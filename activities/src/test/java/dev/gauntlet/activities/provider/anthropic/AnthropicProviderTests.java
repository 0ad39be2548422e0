package dev.gauntlet.activities.provider.anthropic;

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
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.testing.Reply.Usage;
import dev.gauntlet.workflows.FailureType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicProviderTests extends AnthropicTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final AnswerSchema SCHEMA =
      new AnswerSchema(
          "judgement",
          """
          {"type": "object", "properties": {"met": {"type": "boolean"}},
           "required": ["met"], "additionalProperties": false}
          """);

  @Test
  void returnsTheAnswerWithTheProvidersOwnUsage() throws Exception {
    server.script(Reply.text("It ships today.", new Usage(120, 64, 30, 0)));

    assertThat(provider().call(request()))
        .isEqualTo(
            new ModelResponse(
                "It ships today.",
                Finish.STOP,
                new TokenCount(120, 64, 30, 0, false),
                "claude-sonnet-4-5"));
  }

  @Test
  void countsWhatWasWrittenToTheCacheAsInput() throws Exception {
    server.script(
        Reply.status(
            200,
            """
            {"type": "message", "model": "claude-x", "stop_reason": "end_turn",
             "content": [{"type": "thinking", "thinking": "hm"}, {"type": "text", "text": "Yes"},
                         {"type": "text", "text": "."}],
             "usage": {"input_tokens": 10, "cache_creation_input_tokens": 200,
                       "cache_read_input_tokens": 3000, "output_tokens": 5}}
            """));

    ModelResponse response = provider().call(request());

    assertThat(response.text()).isEqualTo("Yes.");
    assertThat(response.tokens()).isEqualTo(new TokenCount(3_210, 3_000, 5, 0, false));
    assertThat(response.model()).isEqualTo("claude-x");
  }

  @Test
  void countsTheTokensWhenTheProviderDoesNot() throws Exception {
    server.script(Reply.textWithoutUsage("It ships today."));

    TokenCount tokens = provider().call(request()).tokens();

    assertThat(tokens.estimated()).isTrue();
    assertThat(tokens.input()).isBetween(10, 25);
  }

  @Test
  void sendsTheConversationWithItsKeyAndItsBattle() throws Exception {
    provider()
        .call(
            request(
                PLAIN,
                null,
                LONG,
                List.of(
                    new PromptMessage(Role.USER, "Hello"),
                    new PromptMessage(Role.ASSISTANT, " "),
                    new PromptMessage(Role.USER, "Where is my order?"))));

    ReceivedRequest received = server.lastRequest();
    assertThat(received.path()).isEqualTo("/v1/messages");
    assertThat(received.header("x-api-key")).hasValue(KEY);
    assertThat(received.header("anthropic-version")).hasValue("2023-06-01");
    assertThat(received.header("Authorization")).isEmpty();
    assertThat(received.header("X-Tenant")).hasValue("tenant-secret-42");
    assertThat(received.header("User-Agent")).hasValue("Gauntlet");
    assertThat(received.conversation()).hasValue("b-17");
    assertThat(received.seq()).isEqualTo(4);
    assertThat(received.messages())
        .containsExactly(
            new ReceivedRequest.Message("system", "You are helpful."),
            new ReceivedRequest.Message("user", "Hello"),
            new ReceivedRequest.Message("assistant", "(no words)"),
            new ReceivedRequest.Message("user", "Where is my order?"));
  }

  @Test
  void sendsNoKeyWhereThereIsNone() throws Exception {
    provider(AnthropicSettings.of("mine", server.baseUrl(), null, Map.of())).call(request());

    assertThat(server.lastRequest().header("x-api-key")).isEmpty();
  }

  @Test
  void sendsEverySettingThatTheProtocolHas() throws Exception {
    provider()
        .call(
            request(new GenerationSettings(1.7, 0.9, 512, 42L, List.of("END"), "low"), null, LONG));

    JsonNode body = server.lastRequest().json();
    assertThat(body.path("temperature").asDouble()).as("Anthropic's range ends at 1").isEqualTo(1);
    assertThat(body.path("top_p").asDouble()).isEqualTo(0.9);
    assertThat(body.path("max_tokens").asInt()).isEqualTo(512);
    assertThat(body.path("stop_sequences").path(0).asText()).isEqualTo("END");
    assertThat(body.at("/output_config/effort").asText()).isEqualTo("low");
    assertThat(body.has("seed")).isFalse();
  }

  @Test
  void leavesOutEverySettingThatIsNotThere() throws Exception {
    provider().call(request());

    assertThat(server.lastRequest().json().properties().stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrder("model", "messages", "system", "max_tokens", "stream");
  }

  @Test
  void asksForTheSchemaWhereItIsUnderstood() throws Exception {
    provider(settings().withStructuredOutput(true)).call(request(PLAIN, SCHEMA, LONG));

    JsonNode format = server.lastRequest().json().at("/output_config/format");
    assertThat(format.path("type").asText()).isEqualTo("json_schema");
    assertThat(format.path("schema")).isEqualTo(new ObjectMapper().readTree(SCHEMA.jsonSchema()));

    provider(settings().withStructuredOutput(false)).call(request(PLAIN, SCHEMA, LONG));

    assertThat(server.lastRequest().json().has("output_config")).isFalse();
    assertThat(
            AnthropicSettings.of("a", "https://api.anthropic.com/v1", KEY, Map.of())
                .structuredOutput())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn,STOP",
    "stop_sequence,STOP",
    "max_tokens,LENGTH",
    "model_context_window_exceeded,LENGTH",
    "refusal,REFUSAL",
    "pause_turn,STOP"
  })
  void everyStopReasonHasItsWord(String reason, Finish finish) throws Exception {
    server.script(Reply.finished("Well,", reason));

    assertThat(provider().call(request()).finish()).isEqualTo(finish);
  }

  @Test
  void anAnswerThatTheFilterHoldsBackIsAnAnswer() throws Exception {
    server.script(
        Reply.status(
            400,
            "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\","
                + "\"message\":\"Output blocked by content filtering policy\"}}"));

    assertThat(provider().call(request()).finish()).isEqualTo(Finish.CONTENT_FILTER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          `temperature` and `top_p` cannot both be specified for this model. | top_p
          `temperature` may only be set to 1 when thinking is enabled.       | temperature
          `temperature` is deprecated for this model.                        | temperature
          output_config.effort: Extra inputs are not permitted               | output_config
          This model does not support the effort parameter.                  | output_config
          """)
  void whatAModelRefusesIsLeftOutTheNextTime(String message, String field) throws Exception {
    ModelRequest everything =
        request(new GenerationSettings(0.5, 0.9, 512, 42L, List.of("END"), "low"), null, LONG);
    AnthropicProvider provider = provider();
    server.script(
        Reply.status(
            400,
            "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"%s\"}}"
                .formatted(message)));

    assertThat(failureOf(provider, everything).type()).isEqualTo(FailureType.SETTING_REFUSED);
    var unused = provider.call(everything);

    assertThat(server.requests().getFirst().json().has(field)).isTrue();
    assertThat(server.lastRequest().json().has(field)).isFalse();
  }

  @Test
  void anEmptyAnswerAndANulAreKept() throws Exception {
    server.script(Reply.text(""), Reply.text("a\0b"));

    assertThat(provider().call(request()).text()).isEmpty();
    assertThat(provider().call(request()).text()).isEqualTo("a\uFFFDb");
  }
}
