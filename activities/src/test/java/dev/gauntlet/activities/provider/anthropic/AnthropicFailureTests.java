package dev.gauntlet.activities.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.workflows.FailureType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnthropicFailureTests extends AnthropicTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | invalid_request_error | messages: text content blocks must be non-empty | INVALID_REQUEST
          400 | invalid_request_error | prompt is too long: 210000 tokens > 200000 max  | CONTEXT_TOO_LONG
          400 | invalid_request_error | Your credit balance is too low to access the API | QUOTA_EXHAUSTED
          401 | authentication_error  | invalid x-api-key                               | AUTHENTICATION
          402 | billing_error         | there is an issue with your billing             | QUOTA_EXHAUSTED
          403 | permission_error      | your key may not use this model                 | AUTHENTICATION
          404 | not_found_error       | model: claude-x                                 | NOT_FOUND
          408 | timeout_error         | too slow                                        | OVERLOADED
          413 | request_too_large     | Request exceeds the maximum size                | CONTEXT_TOO_LONG
          422 | invalid_request_error | no                                              | INVALID_REQUEST
          429 | rate_limit_error      | number of requests                              | RATE_LIMITED
          500 | api_error             | Internal server error                           | UNAVAILABLE
          502 | api_error             | Bad gateway                                     | UNAVAILABLE
          503 | api_error             | unavailable                                     | UNAVAILABLE
          504 | timeout_error         | timed out                                       | UNAVAILABLE
          529 | overloaded_error      | Overloaded                                      | OVERLOADED
          """)
  void everyStatusHasItsFailure(int status, String type, String message, FailureType failure) {
    String body =
        "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"}}"
            .formatted(type, message);
    server.script(Reply.status(status, body));

    ProviderException thrown = failureOf(provider(), request());

    assertThat(thrown.type()).isEqualTo(failure);
    assertThat(thrown.body()).isEqualTo(body);
    assertThat(thrown.sentence())
        .contains("anthropic", "claude-sonnet-4-5", String.valueOf(status))
        .endsWith(".");
    assertThat(thrown.mayBeBilled())
        .as("a gateway's timeout does not stop the model behind it")
        .isEqualTo(status == 504);
    assertThat(server.requests()).as("one attempt, one request").hasSize(1);
  }

  @Test
  void aRefusedKeyNamesTheVariableToCheck() {
    server.script(Reply.status(401, "{}"));

    assertThat(failureOf(provider(), request()).sentence()).endsWith("check ANTHROPIC_API_KEY.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "<html>",
        "{\"content\":[",
        "{\"content\":[],\"stop_reason\":null}",
        "{\"choices\":[{\"message\":{\"content\":\"another protocol\"}}]}"
      })
  void aSuccessWithoutAnAnswerIsTransient(String body) {
    server.script(Reply.status(200, body));

    ProviderException failure = failureOf(provider(), request());

    assertThat(failure.type()).isEqualTo(FailureType.UNAVAILABLE);
    assertThat(failure.mayBeBilled()).isTrue();
  }

  @Test
  void brokenConnectionsAreTransient() {
    server.script(Reply.truncated(), Reply.reset());

    for (int i = 0; i < 2; i++) {
      ProviderException failure = failureOf(provider(), request());
      assertThat(failure.type()).isEqualTo(FailureType.UNAVAILABLE);
      assertThat(failure.mayBeBilled()).isTrue();
    }
  }

  @Test
  void secretsAreTakenOutOfTheBody() {
    server.script(Reply.status(401, "wrong key " + KEY + ", sk-ant-ab**cd, tenant-secret-42"));

    ProviderException failure = failureOf(provider(), request());

    assertThat(failure.body()).isEqualTo("wrong key [redacted], [redacted], [redacted]");
    assertThat(failure.sentence()).doesNotContain("sk-", "tenant-secret");
    assertThat(settings().toString()).doesNotContain("sk-", "tenant-secret");
  }

  @Test
  void theWaitThatIsAskedForIsPassedOn() {
    server.script(Reply.status(429, Map.of("retry-after", "7"), "{}"));

    assertThat(failureOf(provider(), request()).retryAfter())
        .hasValueSatisfying(wait -> assertThat(wait).hasSeconds(7));
  }
}
