package dev.gauntlet.worker.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.convert.DurationStyle;

/**
 * How long something is kept after its end.
 *
 * @param time so long; nothing when it is kept for ever
 */
record Keep(Optional<Duration> time) {

  /**
   * Reads a property, for Spring, which looks for a public method of this name: {@code never} and
   * {@code 0} remove nothing, ever.
   *
   * @throws IllegalArgumentException when it is neither that nor a time such as {@code 90d}
   */
  public static Keep of(String text) {
    if (text.equals("never")) {
      return new Keep(Optional.empty());
    }
    Duration time = parse(text);
    return new Keep(Optional.of(time).filter(Duration::isPositive));
  }

  private static Duration parse(String text) {
    Duration time;
    try {
      time = DurationStyle.detectAndParse(text);
    } catch (IllegalArgumentException noTime) {
      throw new IllegalArgumentException(
          "\"%s\" is no time to keep something: say a time such as 90d, or never.".formatted(text),
          noTime);
    }
    if (time.isNegative()) {
      throw new IllegalArgumentException("Nothing is kept for \"%s\".".formatted(text));
    }
    return time;
  }

  /** What ended before this moment is kept no longer; nothing when it is kept for ever. */
  Optional<Instant> before(Instant now) {
    return time.map(now::minus);
  }
}
