package dev.gauntlet.activities.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gauntlet.activities.provider.AnswerSchema;
import dev.gauntlet.activities.provider.GenerationSettings;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.workflows.FailureType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTests extends ProviderTest {
  private static final ModelRequest EVERYTHING =
      request(
          new GenerationSettings(0.2, 0.9, 512, 42L, List.of("END"), "low"),
          new AnswerSchema("judgement", "{\"type\": \"object\"}"),
          Duration.ofSeconds(20));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          400 | temperature      | Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported. | temperature
          400 |                  | litellm.UnsupportedParamsError: openai does not support parameters: ['temperature'], for model=o1 | temperature
          400 |                  | gpt-5 models don't support temperature=0.2. Only temperature=1 is supported | temperature
          400 | top_p            | Unsupported parameter: 'top_p' is not supported with this model. | top_p
          400 |                  | `temperature` and `top_p` cannot both be specified for this model | top_p
          400 | max_tokens       | Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead. | max_tokens
          400 | stop             | Unsupported parameter: 'stop' is not supported with this model. | stop
          400 | reasoning_effort | Unrecognized request argument supplied: reasoning_effort | reasoning_effort
          400 | response_format  | Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model | response_format
          400 |                  | This response_format type is unavailable now | response_format
          422 |                  | unknown field `seed` | seed
          """)
  void whatAModelRefusesIsLeftOutTheNextTime(int status, String param, String message, String field)
      throws Exception {
    OpenAiProvider provider = provider(settings().withStructuredOutput(true));
    String body = refusal(param, message);
    server.script(Reply.status(status, body), Reply.text("Hi."), Reply.text("Hi."));

    ProviderException failure = failureOf(provider, EVERYTHING);

    assertThat(failure.type()).isEqualTo(FailureType.SETTING_REFUSED);
    assertThat(failure.type().isTransient()).isTrue();
    assertThat(failure.retryAfter()).hasValue(Duration.ZERO);
    assertThat(failure.mayBeBilled()).isFalse();
    assertThat(failure.sentence()).contains(field, "gpt-4o-mini", "openai");
    assertThat(failure.body()).isEqualTo(body);
    assertThat(server.requests()).as("one attempt, one request").hasSize(1);

    assertThat(provider.call(EVERYTHING).text()).isEqualTo("Hi.");

    JsonNode first = server.requests().getFirst().json();
    JsonNode second = server.lastRequest().json();
    assertThat(first.has(field)).isTrue();
    assertThat(second.has(field)).isFalse();
    assertThat(second.size()).isEqualTo(first.size() - (field.equals("max_tokens") ? 0 : 1));
  }

  @Test
  void theLengthGoesByItsOtherName() throws Exception {
    OpenAiProvider provider = provider();
    server.script(
        Reply.status(400, refusal("max_tokens", "Unsupported, use 'max_completion_tokens'")));

    assertThat(failureOf(provider, request()).type()).isEqualTo(FailureType.SETTING_REFUSED);
    provider.call(request());

    JsonNode body = server.lastRequest().json();
    assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(256);
    assertThat(body.has("max_tokens")).isFalse();
  }

  @Test
  void severalAreLearntOneAfterTheOtherAndForThatModelAlone() throws Exception {
    OpenAiProvider provider = provider();
    server.script(
        Reply.status(400, refusal("temperature", "Unsupported value")),
        Reply.status(400, refusal("top_p", "Unsupported parameter")));

    failureOf(provider, EVERYTHING);
    failureOf(provider, EVERYTHING);
    provider.call(EVERYTHING);

    JsonNode body = server.lastRequest().json();
    assertThat(body.has("temperature")).isFalse();
    assertThat(body.has("top_p")).isFalse();

    provider.call(
        new ModelRequest(
            EVERYTHING.key(),
            "another-model",
            "",
            EVERYTHING.messages(),
            EVERYTHING.settings(),
            null,
            EVERYTHING.deadline(),
            SCENE));

    assertThat(server.lastRequest().json().has("temperature")).isTrue();
  }

  @Test
  void aSettingThatIsRefusedAgainThoughItIsLeftOutIsAnInvalidRequest() {
    OpenAiProvider provider = provider();
    String body = refusal("temperature", "Unsupported value");
    server.script(Reply.status(400, body), Reply.status(400, body));

    assertThat(failureOf(provider, EVERYTHING).type()).isEqualTo(FailureType.SETTING_REFUSED);
    assertThat(failureOf(provider, EVERYTHING).type()).isEqualTo(FailureType.INVALID_REQUEST);
  }

  @Test
  void callsThatWereUnderWayTogetherAllComeAgain() throws Exception {
    OpenAiProvider provider = provider();
    server.answerWith(request ->
        request.json().has("temperature")
            ? Reply.delayed(
                Duration.ofMillis(200), Reply.status(400, refusal("temperature", "Unsupported")))
            : Reply.text("Hi."));
    FailureType[] types = new FailureType[2];
    Thread other =
        Thread.ofVirtual().start(() -> types[0] = failureOf(provider, EVERYTHING).type());
    types[1] = failureOf(provider, EVERYTHING).type();
    other.join();

    assertThat(types).containsOnly(FailureType.SETTING_REFUSED);
    assertThat(provider.call(EVERYTHING).text()).isEqualTo("Hi.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          temperature | Invalid 'temperature': decimal above maximum value. Expected a value <= 2
          max_tokens  | max_tokens is too large: 100000. This model takes at most 16384 tokens
          messages    | Unsupported value: 'messages[0].role' does not support 'system'
                      | please stop: this request is not supported
          """)
  void aValueOutOfRangeOrAnotherFieldIsAnInvalidRequest(String param, String message) {
    server.script(Reply.status(400, refusal(param, message)));

    assertThat(failureOf(provider(), EVERYTHING).type()).isEqualTo(FailureType.INVALID_REQUEST);
  }

  @Test
  void aFieldThatIsForbiddenInAListOfErrorsIsLeftOut() {
    server.script(
        Reply.status(
            422,
            "{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"seed\"],"
                + "\"msg\":\"Extra inputs are not permitted\"}]}"));

    ProviderException failure = failureOf(provider(), EVERYTHING);

    assertThat(failure.type()).isEqualTo(FailureType.SETTING_REFUSED);
    assertThat(failure.sentence()).contains("seed");
  }

  private static String refusal(String param, String message) {
    var body = new ObjectMapper().createObjectNode();
    body.putObject("error")
        .put("type", "invalid_request_error")
        .put("param", param)
        .put("message", message);
    return body.toString();
  }
}
