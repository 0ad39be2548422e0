package dev.gauntlet.activities.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.provider.Heard;
import dev.gauntlet.activities.provider.ModelResponse;
import dev.gauntlet.activities.provider.ModelResponse.Finish;
import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.activities.provider.TokenCount;
import dev.gauntlet.testing.ProviderServer;
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.testing.Reply.Usage;
import dev.gauntlet.workflows.FailureType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds in both wire formats, whole and streamed. */
class StreamingTests {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ProviderServer server = ProviderServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerIsTheSame(Wire wire) throws Exception {
    int reasoning = wire.isAnthropic() ? 0 : 12;
    server.script(
        Reply.text("It ships t\u00f6day. \uD83D\uDCE6", new Usage(120, 64, 30, reasoning)));

    assertThat(wire.provider(server).call(Wire.request(LONG)))
        .isEqualTo(
            new ModelResponse(
                "It ships t\u00f6day. \uD83D\uDCE6",
                Finish.STOP,
                new TokenCount(120, 64, 30, reasoning, false),
                "a-model"));
    assertThat(server.lastRequest().wantsStream()).isEqualTo(wire.name().endsWith("STREAMED"));
    assertThat(server.lastRequest().conversation()).hasValue("b-17");
  }

  @ParameterizedTest
  @EnumSource
  void aStreamIsToldWhileItComes(Wire wire) throws Exception {
    server.script(Reply.text("It ships today, in a box."));
    Heard heard = new Heard();

    ModelResponse response = wire.provider(server).call(Wire.request(LONG), heard);

    assertThat(response.text()).isEqualTo("It ships today, in a box.");
    if (wire.name().endsWith("STREAMED")) {
      assertThat(heard.parts()).hasSizeGreaterThan(1);
      assertThat(String.join("", heard.parts())).isEqualTo(response.text());
    } else {
      assertThat(heard.parts()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusalsAndCutAndEmptyAnswersAreAnswers(Wire wire) throws Exception {
    server.script(
        Reply.refusal("I will not."),
        Reply.finished("Well,", "length"),
        Reply.textWithoutUsage(""));

    ModelResponse refused = wire.provider(server).call(Wire.request(LONG));
    assertThat(refused.finish()).isEqualTo(Finish.REFUSAL);
    assertThat(refused.text()).isEqualTo("I will not.");
    assertThat(wire.provider(server).call(Wire.request(LONG)).finish()).isEqualTo(Finish.LENGTH);
    ModelResponse empty = wire.provider(server).call(Wire.request(LONG));
    assertThat(empty.text()).isEmpty();
    assertThat(empty.tokens().estimated()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everyStatusHasItsFailure(Wire wire) {
    Map<Integer, FailureType> table =
        Map.ofEntries(
            Map.entry(400, FailureType.INVALID_REQUEST),
            Map.entry(401, FailureType.AUTHENTICATION),
            Map.entry(402, FailureType.QUOTA_EXHAUSTED),
            Map.entry(403, FailureType.AUTHENTICATION),
            Map.entry(404, FailureType.NOT_FOUND),
            Map.entry(408, FailureType.OVERLOADED),
            Map.entry(413, FailureType.CONTEXT_TOO_LONG),
            Map.entry(422, FailureType.INVALID_REQUEST),
            Map.entry(429, FailureType.RATE_LIMITED),
            Map.entry(500, FailureType.UNAVAILABLE),
            Map.entry(503, FailureType.UNAVAILABLE),
            Map.entry(529, FailureType.OVERLOADED));
    table.forEach((status, type) -> {
      server.script(Reply.status(status, Map.of("Retry-After", "3"), "{}"));
      ProviderException failure = failureOf(wire, LONG);
      assertThat(failure.type()).as("%d", status).isEqualTo(type);
      assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(3));
    });
    assertThat(server.requests()).as("one attempt, one request").hasSize(table.size());
  }

  @ParameterizedTest
  @EnumSource
  void truncatedMalformedAndResetAnswersAreTransientAndMayBeBilled(Wire wire) {
    server.script(Reply.truncated(), Reply.malformed(), Reply.reset());

    for (int i = 0; i < 3; i++) {
      ProviderException failure = failureOf(wire, LONG);
      assertThat(failure.type()).isEqualTo(FailureType.UNAVAILABLE);
      assertThat(failure.mayBeBilled()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ANTHROPIC_STREAMED | {"type":"error","error":{"type":"overloaded_error"}}      | OVERLOADED      | true
          ANTHROPIC_STREAMED | {"type":"error","error":{"type":"api_error"}}             | UNAVAILABLE     | true
          ANTHROPIC_STREAMED | {"type":"error","error":{"type":"rate_limit_error"}}      | RATE_LIMITED    | false
          ANTHROPIC_STREAMED | {"type":"error","error":{"type":"authentication_error"}}  | AUTHENTICATION  | false
          ANTHROPIC_STREAMED | {"type":"error","error":{"type":"something new"}}         | UNAVAILABLE     | true
          OPENAI_STREAMED    | {"error":{"type":"server_error","code":null}}             | UNAVAILABLE     | true
          OPENAI_STREAMED    | {"error":{"code":"rate_limit_exceeded"}}                  | RATE_LIMITED    | false
          OPENAI_STREAMED    | {"error":{"code":"insufficient_quota"}}                   | QUOTA_EXHAUSTED | false
          OPENAI_STREAMED    | {"type":"overloaded_error"}                               | OVERLOADED      | true
          OPENAI_STREAMED    | {"error":{"code":502},"choices":[{"delta":{},"finish_reason":"error"}]} | UNAVAILABLE | true
          OPENAI_STREAMED    | half a {                                                  | UNAVAILABLE     | true
          """)
  void anErrorInsideAStreamHasItsFailure(
      Wire wire, String error, FailureType type, boolean mayBeBilled) {
    server.script(Reply.brokenOff(error));

    ProviderException failure = failureOf(wire, LONG);

    assertThat(failure.type()).isEqualTo(type);
    assertThat(failure.mayBeBilled()).isEqualTo(mayBeBilled);
    assertThat(failure.body()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theDeadlineHoldsBeforeAndAfterTheFirstToken(Wire wire) throws Exception {
    server.script(Reply.text("warm"), Reply.hang(), Reply.hangInBody());
    // The first call of a JVM may load classes for longer than the deadline below.
    var unused = wire.provider(server).call(Wire.request(LONG));

    for (int i = 0; i < 2; i++) {
      long start = System.nanoTime();
      ProviderException failure = failureOf(wire, Duration.ofMillis(400));

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(390), Duration.ofSeconds(5));
      assertThat(failure.type()).isEqualTo(FailureType.UNAVAILABLE);
      assertThat(failure.sentence()).contains("within 0.4 s");
      assertThat(failure.mayBeBilled()).isTrue();
      server.lastRequest().awaitConnectionEnd(PATIENCE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptClosesTheConnectionAtOnceBeforeAndAfterTheFirstToken(Wire wire) throws Exception {
    server.script(Reply.hang(), Reply.hangInBody());
    for (int i = 1; i <= 2; i++) {
      CompletableFuture<Throwable> thrown = new CompletableFuture<>();
      Thread caller =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  var unused = wire.provider(server).call(Wire.request(LONG));
                } catch (Exception e) {
                  thrown.complete(e);
                }
              });
      ReceivedRequest received = server.awaitRequests(i, PATIENCE);
      Thread.sleep(100);

      Instant interrupted = Instant.now();
      caller.interrupt();

      assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      assertThat(received.awaitConnectionEnd(PATIENCE))
          .isBefore(interrupted.plus(Duration.ofSeconds(1)));
    }
  }

  @Test
  void aServerThatDoesNotStreamIsUnderstood() throws Exception {
    server.script(
        Reply.status(
            200,
            "{\"choices\":[{\"message\":{\"content\":\"Whole.\"},\"finish_reason\":\"stop\"}]}"));

    assertThat(Wire.OPENAI_STREAMED.provider(server).call(Wire.request(LONG)).text())
        .isEqualTo("Whole.");
  }

  private ProviderException failureOf(Wire wire, Duration deadline) {
    return Assertions.catchThrowableOfType(
        ProviderException.class, () -> wire.provider(server).call(Wire.request(deadline)));
  }
}
