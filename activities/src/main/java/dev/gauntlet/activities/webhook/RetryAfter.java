package dev.gauntlet.activities.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageHeaders;

/** How long a receiver asks to wait: {@code Retry-After} of RFC 9110, section 10.2.3. */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private RetryAfter() {}

  /** Empty when it does not say, or not in a way that can be read. */
  static Optional<Duration> of(MessageHeaders headers) {
    return value(headers, "Retry-After")
        .flatMap(value ->
            SECONDS.matcher(value).matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                : instant(value).map(until -> Duration.between(now(headers), until)))
        .filter(wait -> !wait.isNegative());
  }

  /** By the receiver's own clock when it tells the time, for ours may differ. */
  private static Instant now(MessageHeaders headers) {
    return value(headers, "Date").flatMap(RetryAfter::instant).orElseGet(Instant::now);
  }

  private static Optional<String> value(MessageHeaders headers, String name) {
    return Optional.ofNullable(headers.getFirstHeader(name))
        .map(Header::getValue)
        .map(String::strip);
  }

  private static Optional<Instant> instant(String value) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
