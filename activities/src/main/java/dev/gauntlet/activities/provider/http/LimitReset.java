package dev.gauntlet.activities.provider.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a rate limit starts anew, as providers that send no {@code Retry-After} say it: OpenAI as a
 * duration ({@code 6m0s}), OpenRouter as milliseconds since 1970, Anthropic as a time of RFC 3339.
 */
final class LimitReset {
  private static final List<String> OPENAI = List.of("requests", "tokens");
  private static final List<String> ANTHROPIC =
      List.of("requests", "tokens", "input-tokens", "output-tokens");
  private static final Pattern GO_DURATION =
      Pattern.compile(
          "(?=\\d)(?:(\\d{1,4})h)?(?:(\\d{1,6})m(?!s))?"
              + "(?:(\\d{1,6}(?:\\.\\d{1,9})?)s)?(?:(\\d{1,9}(?:\\.\\d{1,9})?)ms)?");
  private static final Pattern EPOCH_MILLIS = Pattern.compile("\\d{12,14}");

  private final HttpHeaders headers;
  private final Instant now;

  LimitReset(HttpHeaders headers, Instant now) {
    this.headers = headers;
    this.now = now;
  }

  /** From now on; negative when it is past, empty when it is not said in a way that can be read. */
  Optional<Duration> in() {
    return latest(
            OPENAI, "x-ratelimit-remaining-%s", "x-ratelimit-reset-%s", LimitReset::goDuration)
        .or(this::openRouter)
        .or(() ->
            latest(
                ANTHROPIC,
                "anthropic-ratelimit-%s-remaining",
                "anthropic-ratelimit-%s-reset",
                this::timestamp));
  }

  /** The longest wait of those limits that are used up, or of all when none says that it is. */
  private Optional<Duration> latest(
      List<String> limits,
      String remaining,
      String reset,
      Function<String, Optional<Duration>> read) {
    List<Duration> usedUp = new ArrayList<>();
    List<Duration> all = new ArrayList<>();
    for (String limit : limits) {
      Optional<Duration> wait = header(reset.formatted(limit)).flatMap(read);
      wait.ifPresent(all::add);
      if (header(remaining.formatted(limit)).filter("0"::equals).isPresent()) {
        wait.ifPresent(usedUp::add);
      }
    }
    return (usedUp.isEmpty() ? all : usedUp).stream().max(Duration::compareTo);
  }

  private Optional<Duration> openRouter() {
    return header("X-RateLimit-Reset")
        .filter(value -> EPOCH_MILLIS.matcher(value).matches())
        .map(value -> Duration.between(now, Instant.ofEpochMilli(Long.parseLong(value))));
  }

  private Optional<Duration> timestamp(String value) {
    try {
      return Optional.of(Duration.between(now, Instant.parse(value)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> goDuration(String value) {
    Matcher parts = GO_DURATION.matcher(value);
    if (!parts.matches()) {
      return Optional.empty();
    }
    double seconds =
        3_600 * number(parts, 1)
            + 60 * number(parts, 2)
            + number(parts, 3)
            + number(parts, 4) / 1e3;
    return Optional.of(Duration.ofMillis((long) Math.ceil(seconds * 1_000)));
  }

  private static double number(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Double.parseDouble(digits);
  }

  private Optional<String> header(String name) {
    return headers.firstValue(name).map(String::strip);
  }
}
