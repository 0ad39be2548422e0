package dev.gauntlet.activities.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.workflows.FailureType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiFailureTests extends ProviderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          302 | {}                                                                 | NOT_FOUND
          400 | {"error":{"message":"bad","code":null}}                            | INVALID_REQUEST
          400 | {"error":{"code":"context_length_exceeded"}}                       | CONTEXT_TOO_LONG
          400 | {"error":{"message":"This model's maximum context length is 8192"}} | CONTEXT_TOO_LONG
          400 | {"object":"error","message":"the prompt is too long"}              | CONTEXT_TOO_LONG
          400 | [{"error":{"message":"exceeds the context window"}}]               | CONTEXT_TOO_LONG
          400 | {"error":"requested tokens exceed context window of 2048"}         | CONTEXT_TOO_LONG
          401 | {"error":{"code":"invalid_api_key"}}                               | AUTHENTICATION
          402 | {}                                                                 | QUOTA_EXHAUSTED
          403 | {}                                                                 | AUTHENTICATION
          404 | {"error":{"code":"model_not_found"}}                               | NOT_FOUND
          405 | {}                                                                 | INVALID_REQUEST
          408 | {}                                                                 | OVERLOADED
          409 | {}                                                                 | OVERLOADED
          410 | {}                                                                 | NOT_FOUND
          413 | <html>too large</html>                                             | CONTEXT_TOO_LONG
          422 | {"detail":[{"msg":"field required"}]}                              | INVALID_REQUEST
          425 | {}                                                                 | OVERLOADED
          429 | {}                                                                 | RATE_LIMITED
          429 | {"error":{"type":"insufficient_quota"}}                            | QUOTA_EXHAUSTED
          429 | {"error":{"code":"insufficient_quota"}}                            | QUOTA_EXHAUSTED
          500 | {}                                                                 | UNAVAILABLE
          502 | <html>bad gateway</html>                                           | UNAVAILABLE
          503 | ``                                                                 | UNAVAILABLE
          504 | {}                                                                 | UNAVAILABLE
          529 | {}                                                                 | OVERLOADED
          """)
  void everyStatusHasItsFailure(int status, String body, FailureType type) {
    server.script(Reply.status(status, body));

    ProviderException failure = failureOf(provider(), request());

    assertThat(failure.type()).isEqualTo(type);
    assertThat(failure.body()).isEqualTo(body);
    assertThat(failure.sentence())
        .contains("openai", "gpt-4o-mini", String.valueOf(status))
        .endsWith(".")
        .doesNotContain("null");
    assertThat(server.requests()).as("one attempt, one request").hasSize(1);
  }

  @Test
  void aRefusedKeyNamesTheVariableToCheck() {
    server.script(Reply.status(401, "{}"));

    assertThat(failureOf(provider(), request()).sentence())
        .isEqualTo(
            "The provider openai refused the key for gpt-4o-mini (401): check OPENAI_API_KEY.");
  }

  @Test
  void aMissingKeyNamesTheVariableToSet() {
    server.script(Reply.status(401, "{}"));
    OpenAiSettings noKey = OpenAiSettings.of("my-vllm", server.baseUrl(), null, Map.of());

    assertThat(failureOf(provider(noKey), request()).sentence())
        .isEqualTo("The provider my-vllm wants a key for gpt-4o-mini (401): set MY_VLLM_API_KEY.");
    assertThat(server.lastRequest().header("Authorization")).isEmpty();
  }

  @Test
  void aRefusedSettingIsNamed() {
    server.script(
        Reply.status(400, "{\"error\":{\"param\":\"temperature\",\"message\":\"unsupported\"}}"));

    assertThat(failureOf(provider(), request()).sentence())
        .contains("does not take temperature as it is set for gpt-4o-mini");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "<html>", "{\"choices\":[]}", "{\"choices\":[{"})
  void aSuccessWithoutAnAnswerIsTransient(String body) {
    server.script(Reply.status(200, body));

    assertThat(failureOf(provider(), request()).type()).isEqualTo(FailureType.UNAVAILABLE);
  }

  @ParameterizedTest
  @CsvSource({"429,RATE_LIMITED", "402,QUOTA_EXHAUSTED", "502,UNAVAILABLE", "400,INVALID_REQUEST"})
  void anErrorInsideASuccessIsReadLikeItsStatus(int code, FailureType type) {
    server.script(
        Reply.status(200, "{\"error\":{\"code\":%d,\"message\":\"upstream\"}}".formatted(code)));

    assertThat(failureOf(provider(), request()).type()).isEqualTo(type);
  }

  @Test
  void anAnswerThatBrokeOffAtAGatewayIsTransient() {
    server.script(Reply.finished("half a sent", "error"));

    assertThat(failureOf(provider(), request()).type()).isEqualTo(FailureType.UNAVAILABLE);
  }

  @Test
  void aTruncatedBodyIsTransient() {
    server.script(Reply.truncated());

    ProviderException failure = failureOf(provider(), request());

    assertThat(failure.type()).isEqualTo(FailureType.UNAVAILABLE);
    assertThat(failure.sentence()).contains("broke before the answer of gpt-4o-mini was complete");
  }

  @Test
  void aMalformedBodyIsTransientAndKept() {
    server.script(Reply.malformed());

    ProviderException failure = failureOf(provider(), request());

    assertThat(failure.type()).isEqualTo(FailureType.UNAVAILABLE);
    assertThat(failure.sentence()).contains("cannot be read");
    assertThat(failure.body()).contains("<html>");
  }

  @Test
  void aBodyWithoutMeasureIsGivenUp() {
    server.script(Reply.text("x".repeat(33 << 20)));

    assertThat(failureOf(provider(), request()).type()).isEqualTo(FailureType.UNAVAILABLE);
  }

  @Test
  void aResetConnectionIsTransient() {
    server.script(Reply.reset());

    assertThat(failureOf(provider(), request()).type()).isEqualTo(FailureType.UNAVAILABLE);
    assertThat(server.requests()).as("one attempt, one request").hasSize(1);
  }

  @Test
  void anEndpointWhereNobodyListensIsTransient() throws IOException {
    String address;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = "127.0.0.1:" + free.getLocalPort();
    }
    OpenAiSettings nobody =
        OpenAiSettings.of("ollama", "http://" + address + "/v1", null, Map.of());

    ProviderException failure = failureOf(provider(nobody), request());

    assertThat(failure.type()).isEqualTo(FailureType.UNAVAILABLE);
    assertThat(failure.sentence())
        .isEqualTo(
            "The provider ollama cannot be reached at "
                + address
                + " for gpt-4o-mini: check that it runs and that its base URL is right.");
    assertThat(failure.mayBeBilled()).as("nobody was there to work on it").isFalse();
  }

  @Test
  void anUnknownHostIsTransient() {
    OpenAiSettings unknown =
        OpenAiSettings.of("lost", "http://no-such-host.invalid/v1", null, Map.of());

    ProviderException failure = failureOf(provider(unknown), request());

    assertThat(failure.type()).isEqualTo(FailureType.UNAVAILABLE);
    assertThat(failure.sentence()).contains("no-such-host.invalid", "is unknown");
    assertThat(failure.mayBeBilled()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Retry-After    | 7                             | 7000
          Retry-After    | 0                             | 0
          Retry-After    | 1.5                           | 1500
          retry-after-ms | 250                           | 250
          Retry-After    | Fri, 20 Nov 2026 10:00:42 GMT | 42000
          Retry-After    | Fri, 20 Nov 2026 09:00:00 GMT | 0
          Retry-After    | 999999999                     | 86400000
          """)
  void theWaitThatIsAskedForIsPassedOn(String header, String value, long millis) {
    server.script(Reply.status(429, Map.of(header, value), "{}"));

    assertThat(failureOf(provider(), request()).retryAfter()).hasValue(Duration.ofMillis(millis));
  }

  @Test
  void aDateIsMeasuredAgainstTheServersOwnClock() {
    server.script(
        Reply.status(
            503,
            Map.of(
                "Date", "Mon, 23 Nov 2026 08:00:00 GMT",
                "Retry-After", "Mon, 23 Nov 2026 08:00:05 GMT"),
            "{}"));

    assertThat(failureOf(provider(), request()).retryAfter()).hasValue(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-3", "1e9", "Fri, 99 Nov 2026"})
  void aWaitThatCannotBeReadIsNone(String value) {
    server.script(Reply.status(429, Map.of("Retry-After", value), "{}"));

    assertThat(failureOf(provider(), request()).retryAfter()).isEmpty();
  }

  @Test
  void secretsAreTakenOutOfTheBody() {
    server.script(
        Reply.status(
            401,
            "wrong key "
                + KEY
                + ", sk-proj-ab**cd, Bearer abc.def, Authorization: bearer xyz,"
                + " tenant-secret-42 and a nul \0"));

    ProviderException failure = failureOf(provider(), request());

    assertThat(failure.body())
        .isEqualTo(
            "wrong key [redacted], [redacted], Bearer [redacted], Authorization: Bearer"
                + " [redacted], [redacted] and a nul \uFFFD");
    assertThat(failure.sentence()).doesNotContain("sk-", "tenant-secret");
    assertThat(settings().toString()).doesNotContain("sk-", "tenant-secret");
  }

  @Test
  void theBodyIsCutAfterItsSecretsAreGone() {
    server.script(Reply.status(500, "x".repeat(1_990) + KEY + "y".repeat(5_000)));

    assertThat(failureOf(provider(), request()).body())
        .hasSize(2_000)
        .endsWith("x[redacted]")
        .doesNotContain("sk-");
  }
}
