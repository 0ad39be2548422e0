package dev.gauntlet.web.search;

import dev.gauntlet.storage.Place;
import dev.gauntlet.storage.search.FoundMessage;
import dev.gauntlet.storage.search.MessageFilter;
import dev.gauntlet.web.list.ListRequest;
import dev.gauntlet.web.list.Page;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a search is asked for, once it is found to be right.
 *
 * @param filter what to look for
 * @param words to be shown as hits
 */
record SearchRequest(MessageFilter filter, Set<String> words) {

  private static final int LONGEST = 200;
  private static final String[] ROLES = {"user", "assistant"};
  private static final Pattern PLACE = Pattern.compile("([A-Za-z0-9._-]{1,64})/(\\d{1,3})");

  static SearchRequest read(
      @Nullable String q,
      @Nullable String role,
      @Nullable String runId,
      @Nullable String cursor,
      int limit) {
    ListRequest request = new ListRequest();
    request.limit(limit);
    SearchQuery query = SearchQuery.of(request.requiredText("q", q, LONGEST));
    if (q != null && query.words().isEmpty() && request.isRight("q")) {
      request.wrong(
          "q",
          "has no word to look for: it needs a word of letters or digits, without a - in front.");
    }
    String wanted = request.word("role", role, ROLES, Function.identity());
    String run = request.id("runId", runId);
    MessageFilter.Place before = place(request, request.place(cursor));
    request.check();
    return new SearchRequest(
        new MessageFilter(query.text(), run, wanted, before, Page.lookFor(limit)), query.words());
  }

  static String placeId(FoundMessage found) {
    return found.battleId() + "/" + found.seq();
  }

  private static MessageFilter.@Nullable Place place(ListRequest request, @Nullable Place place) {
    if (place == null) {
      return null;
    }
    Matcher id = PLACE.matcher(place.id());
    if (!id.matches()) {
      request.wrong("cursor", "is not one that a search here gave out.");
      return null;
    }
    return new MessageFilter.Place(place.createdAt(), id.group(1), Integer.parseInt(id.group(2)));
  }
}
