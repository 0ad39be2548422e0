package dev.gauntlet.web.timeline;

import dev.gauntlet.web.list.ListRequest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of time that is asked for.
 *
 * @param from its beginning
 * @param to its end, at most 31 days later
 * @param limit the most intervals
 */
record TimelineRequest(Instant from, Instant to, int limit) {

  private static final int MOST = 2_000;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(31);

  /** The last day until now, where nothing else is said. */
  static TimelineRequest read(@Nullable String from, @Nullable String to, int limit, Instant now) {
    ListRequest request = new ListRequest();
    request.limit(limit, MOST);
    Instant start = request.time("from", from);
    Instant given = request.time("to", to);
    Instant end = given == null ? now : given;
    if (start == null) {
      start = end.minus(DAY);
    }
    if (request.isRight("from") && request.isRight("to")) {
      check(request, start, end);
    }
    request.check();
    return new TimelineRequest(start, end, limit);
  }

  private static void check(ListRequest request, Instant start, Instant end) {
    if (!start.isBefore(end)) {
      request.wrong("from", "must be before to, which is " + end + ".");
    } else if (Duration.between(start, end).compareTo(LONGEST) > 0) {
      request.wrong(
          "from", "must be at most " + LONGEST.toDays() + " days before to, which is " + end + ".");
    }
  }
}
