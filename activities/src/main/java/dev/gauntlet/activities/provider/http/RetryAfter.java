package dev.gauntlet.activities.provider.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long a server asks to wait: {@code Retry-After} of RFC 9110, section 10.2.3, in both its
 * forms, {@code retry-after-ms}, which OpenAI sends as well, and with a 429 also when the limit
 * starts anew. Never longer than a day.
 */
final class RetryAfter {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

  private final InstantSource clock;

  RetryAfter(InstantSource clock) {
    this.clock = clock;
  }

  /** Empty when the server does not say, or not in a way that can be read. */
  Optional<Duration> of(int status, HttpHeaders headers) {
    Optional<Duration> asked = asked(headers);
    return asked.isPresent() || status != TOO_MANY_REQUESTS
        ? asked
        : new LimitReset(headers, now(headers)).in().map(RetryAfter::bounded);
  }

  private Optional<Duration> asked(HttpHeaders headers) {
    Optional<Duration> millis = headers.firstValue("retry-after-ms").flatMap(v -> number(v, 1));
    if (millis.isPresent()) {
      return millis;
    }
    return headers
        .firstValue("Retry-After")
        .map(String::strip)
        .flatMap(value -> number(value, 1_000).or(() -> date(value, headers)));
  }

  private static Optional<Duration> number(String value, long unitInMillis) {
    if (!NUMBER.matcher(value).matches()) {
      return Optional.empty();
    }
    double millis = Double.parseDouble(value) * unitInMillis;
    return Optional.of(bounded(Duration.ofMillis((long) Math.ceil(millis))));
  }

  private Optional<Duration> date(String value, HttpHeaders headers) {
    return instant(value).map(until -> bounded(Duration.between(now(headers), until)));
  }

  /** By the server's own clock when it tells the time, for ours may differ. */
  private Instant now(HttpHeaders headers) {
    return headers.firstValue("Date").flatMap(RetryAfter::instant).orElseGet(clock::instant);
  }

  private static Optional<Instant> instant(String value) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
