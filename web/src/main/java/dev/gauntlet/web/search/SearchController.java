package dev.gauntlet.web.search;

import dev.gauntlet.storage.Place;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.search.FoundMessage;
import dev.gauntlet.storage.search.MessageFilter;
import dev.gauntlet.storage.search.MessageSearch;
import dev.gauntlet.web.list.Page;
import dev.gauntlet.web.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Full text over messages, newest first. */
@RestController
final class SearchController {

  private final MessageSearch search;
  private final RunQueries runs;

  SearchController(MessageSearch search, RunQueries runs) {
    this.search = search;
    this.runs = runs;
  }

  @GetMapping(path = "/api/search", produces = MediaType.APPLICATION_JSON_VALUE)
  Page<FoundView> search(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String role,
      @RequestParam(required = false) @Nullable String runId,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "20") int limit) {
    SearchRequest asked = SearchRequest.read(q, role, runId, cursor, limit);
    MessageFilter filter = asked.filter();
    if (filter.runId() != null && runs.find(filter.runId()).isEmpty()) {
      throw Problem.noSuchRun(filter.runId());
    }
    try {
      return Page.of(search.find(filter), limit, SearchController::place)
          .map(found -> FoundView.of(found, asked.words()));
    } catch (QueryTimeoutException tooLong) {
      throw new Problem(
          HttpStatus.SERVICE_UNAVAILABLE,
          "search_timeout",
          "The search took too long and was given up. Look for a rarer word, or in one run with"
              + " runId.");
    }
  }

  private static Place place(FoundMessage found) {
    return new Place(found.createdAt(), SearchRequest.placeId(found));
  }
}
