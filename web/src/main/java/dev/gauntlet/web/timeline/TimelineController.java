package dev.gauntlet.web.timeline;

import dev.gauntlet.storage.timeline.TimelineQueries;
import dev.gauntlet.web.problem.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What ran when: intervals of runs, battles and waits. */
@RestController
final class TimelineController {

  private final TimelineQueries queries;

  TimelineController(TimelineQueries queries) {
    this.queries = queries;
  }

  @GetMapping(path = "/api/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
  TimelineView timeline(
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "500") int limit) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    TimelineRequest asked = TimelineRequest.read(from, to, limit, now);
    try {
      return TimelineView.of(asked, queries.between(asked.from(), asked.to(), asked.limit()));
    } catch (QueryTimeoutException tooLong) {
      throw new Problem(
          HttpStatus.SERVICE_UNAVAILABLE,
          "timeline_timeout",
          "The timeline took too long and was given up. Ask for a shorter stretch of time.");
    }
  }
}
