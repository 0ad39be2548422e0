package dev.gauntlet.activities.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.provider.ModelResponse.Finish;
import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.activities.provider.http.Endpoint;
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.testing.Reply.Usage;
import dev.gauntlet.workflows.FailureType;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenRouter, LiteLLM and Azure: OpenAI's protocol with something of their own. */
class GatewayTests extends ProviderTest {

  private OpenAiProvider openRouter() {
    return provider(OpenAiSettings.of(OpenAiSettings.OPENROUTER, server.baseUrl(), KEY, Map.of()));
  }

  @Test
  void openRouterIsAskedForTheCostAndItsFigureIsRoundedUp() throws Exception {
    server.script(Reply.text("Hi.", new Usage(20, 0, 5, 0, new BigDecimal("0.0000123401"))));

    assertThat(openRouter().call(request()).costMicros()).isEqualTo(13);
    assertThat(server.lastRequest().json().at("/usage/include").asBoolean()).isTrue();
  }

  @Test
  void anyCompatibleServerMaySayWhatItBills() throws Exception {
    server.script(
        Reply.text("Hi.", new Usage(20, 0, 5, 0, new BigDecimal("0.000002"))), Reply.text("Hi."));

    assertThat(provider().call(request()).costMicros()).isEqualTo(2);
    assertThat(provider().call(request()).costMicros()).isNull();
    assertThat(server.lastRequest().json().has("usage")).isFalse();
  }

  @Test
  void aCallWithAKeyOfOnesOwnCostsWhatBothBill() throws Exception {
    server.script(
        answer(
            Map.of(),
            "\"cost\":0.000001,\"is_byok\":true,\"cost_details\":{\"upstream_inference_cost\":0.00002}"));

    assertThat(openRouter().call(request()).costMicros()).isEqualTo(21);
  }

  @ParameterizedTest
  @CsvSource({"0.00015,150", "1.2e-06,2", "0,0", "-1,", "much,", "1e99,"})
  void liteLlmSaysItInAHeader(String header, Long micros) throws Exception {
    server.script(answer(Map.of("x-litellm-response-cost", header), "\"cost\":null"));

    assertThat(provider().call(request()).costMicros()).isEqualTo(micros);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          402 | {"error":{"code":402,"message":"Insufficient credits"}}                 | QUOTA_EXHAUSTED | false
          403 | {"error":{"code":403,"message":"Key limit exceeded"}}                   | AUTHENTICATION  | false
          200 | {"error":{"code":429,"message":"slow down"}}                            | RATE_LIMITED    | false
          200 | {"error":{"code":502,"message":"provider returned error"}}              | UNAVAILABLE     | true
          200 | {"choices":[{"error":{"code":502,"message":"x"},"finish_reason":"error","message":{"content":"ha"}}]} | UNAVAILABLE | true
          200 | {"choices":[{"error":{"code":429,"message":"x"},"message":{"content":"ha"}}]} | RATE_LIMITED | false
          200 | {"choices":[{"finish_reason":"error","message":{"content":"ha"}}]}      | UNAVAILABLE     | true
          """)
  void errorsHaveTheirFailureWhereverTheyStand(
      int status, String body, FailureType type, boolean mayBeBilled) {
    server.script(Reply.status(status, body));

    ProviderException failure = failureOf(openRouter(), request());

    assertThat(failure.type()).isEqualTo(type);
    assertThat(failure.mayBeBilled()).isEqualTo(mayBeBilled);
  }

  @ParameterizedTest
  @CsvSource({"403", "200"})
  void aPromptThatModerationFlagsIsAnAnswer(int status) throws Exception {
    server.script(
        Reply.status(
            status,
            "{\"error\":{\"code\":403,\"message\":\"x requires moderation on y. Your input was"
                + " flagged for \\\"violence\\\"\"}}"));

    assertThat(openRouter().call(request()).finish()).isEqualTo(Finish.CONTENT_FILTER);
  }

  @Test
  void azureTakesItsKeyInAHeaderOfItsOwnAndAVersionInTheAddress() throws Exception {
    provider(
            OpenAiSettings.of(
                new Endpoint(
                    "azure",
                    server.baseUrl(),
                    KEY,
                    "AZURE_API_KEY",
                    Map.of(),
                    "api-key",
                    Map.of("api-version", "2024 10"))))
        .call(request());

    ReceivedRequest received = server.lastRequest();
    assertThat(received.path()).isEqualTo("/v1/chat/completions?api-version=2024+10");
    assertThat(received.header("api-key")).hasValue(KEY);
    assertThat(received.header("Authorization")).isEmpty();
  }

  private static Reply answer(Map<String, String> headers, String usage) {
    return Reply.status(
        200,
        headers,
        "{\"choices\":[{\"message\":{\"content\":\"Hi.\"},\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":1,"
            + usage
            + "}}");
  }
}
