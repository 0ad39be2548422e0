package dev.gauntlet.activities.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTests {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x-ratelimit-reset-requests: 1s    | 1000
          x-ratelimit-reset-requests: 20ms  | 20
          x-ratelimit-reset-requests: 6m0s  | 360000
          x-ratelimit-reset-requests: 8.64s | 8640
          x-ratelimit-reset-requests: 2h3m4.5s | 7384500
          x-ratelimit-reset-requests: 72h   | 86400000
          x-ratelimit-reset-requests: 1s; x-ratelimit-reset-tokens: 6m0s | 360000
          x-ratelimit-reset-requests: 1s; x-ratelimit-reset-tokens: 6m0s; x-ratelimit-remaining-requests: 0; x-ratelimit-remaining-tokens: 90 | 1000
          X-RateLimit-Reset: 1795168805000  | 5000
          X-RateLimit-Reset: 1795168000000  | 0
          anthropic-ratelimit-requests-reset: 2026-11-20T10:00:07Z | 7000
          anthropic-ratelimit-requests-reset: 2026-11-20T10:00:07Z; anthropic-ratelimit-output-tokens-reset: 2026-11-20T10:00:30Z | 30000
          anthropic-ratelimit-requests-reset: 2026-11-20T10:00:30Z; anthropic-ratelimit-input-tokens-reset: 2026-11-20T10:00:09Z; anthropic-ratelimit-input-tokens-remaining: 0; anthropic-ratelimit-requests-remaining: 40 | 9000
          """)
  void aRateLimitSaysWhenItStartsAnew(String headers, long millis) {
    assertThat(of(429, headers)).hasValue(Duration.ofMillis(millis));
  }

  @Test
  void whatIsAskedForOutrightGoesFirst() {
    String reset = "x-ratelimit-reset-requests: 9s; ";

    assertThat(of(429, reset + "Retry-After: 3")).hasValue(Duration.ofSeconds(3));
    assertThat(of(429, reset + "Retry-After: 3; retry-after-ms: 250"))
        .hasValue(Duration.ofMillis(250));
    assertThat(of(429, reset + "Retry-After: soon")).hasValue(Duration.ofSeconds(9));
  }

  @Test
  void aServerThatFailsIsNotAskedWhenItsLimitsStartAnew() {
    assertThat(of(503, "x-ratelimit-reset-requests: 9s")).isEmpty();
  }

  @Test
  void aTimeIsMeasuredAgainstTheServersOwnClock() {
    assertThat(
            of(
                429,
                "Date: Fri, 20 Nov 2026 11:00:00 GMT;"
                    + " anthropic-ratelimit-tokens-reset: 2026-11-20T11:00:02Z"))
        .hasValue(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-ratelimit-reset-requests: soon",
        "x-ratelimit-reset-requests: ",
        "x-ratelimit-reset-requests: -1s",
        "x-ratelimit-reset-requests: 99999999999s",
        "X-RateLimit-Reset: 60",
        "X-RateLimit-Reset: 99999999999999999999",
        "anthropic-ratelimit-requests-reset: tomorrow",
        "anthropic-ratelimit-requests-remaining: 0"
      })
  void nonsenseIsIgnored(String headers) {
    assertThat(of(429, headers)).isEmpty();
  }

  private static Optional<Duration> of(int status, String headers) {
    Map<String, List<String>> byName =
        Arrays.stream(headers.split(";\\s*"))
            .map(header -> header.split(":", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> List.of(parts[1].strip())));
    return new RetryAfter(InstantSource.fixed(NOW))
        .of(status, HttpHeaders.of(byName, (name, value) -> true));
  }
}
