package dev.gauntlet.web.battle;

import dev.gauntlet.storage.battle.BattleFilter;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.workflows.battle.BattleState;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Reads what a list of battles is asked for. */
final class ListRequest {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  /** What PostgreSQL and the calendar can both count with. */
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final List<FieldError> errors = new ArrayList<>();

  private ListRequest() {}

  /** A filter that asks for one battle more than {@code limit}, to tell whether there is more. */
  static BattleFilter read(
      @Nullable String state, @Nullable String tag, @Nullable String cursor, int limit, int most) {
    ListRequest request = new ListRequest();
    request.within("limit", limit, 1, most);
    BattleState wanted = state == null ? null : request.state(state);
    int colon = tag == null ? -1 : request.colon(tag);
    BattleFilter.Place before = cursor == null ? null : request.place(cursor);
    request.check();
    return new BattleFilter(
        wanted,
        null,
        null,
        tag == null ? null : tag.substring(0, colon),
        tag == null ? null : tag.substring(colon + 1),
        before,
        limit + 1);
  }

  /** Checks what asks for a page behind a position. */
  static void checkPage(String positionName, int position, int limit, int most) {
    ListRequest request = new ListRequest();
    request.within(positionName, position, 0, Integer.MAX_VALUE);
    request.within("limit", limit, 1, most);
    request.check();
  }

  private void check() {
    if (!errors.isEmpty()) {
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          "invalid_request",
          errors.stream()
              .map(error -> "The parameter " + error.field() + " " + error.message())
              .collect(Collectors.joining(" ")),
          errors);
    }
  }

  private @Nullable BattleState state(String word) {
    Optional<BattleState> found =
        Arrays.stream(BattleState.values())
            .filter(state -> state.word().equals(word.toLowerCase(Locale.ROOT)))
            .findFirst();
    if (found.isEmpty()) {
      wrong(
          "state",
          "must be one of: "
              + Arrays.stream(BattleState.values())
                  .map(BattleState::word)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return found.orElse(null);
  }

  private int colon(String tag) {
    int colon = tag.indexOf(':');
    if (colon < 1 || CONTROL.matcher(tag).find()) {
      wrong("tag", "must have the form key:value, without control characters.");
    }
    return colon;
  }

  static String cursorAfter(BattleRow battle) {
    String place = battle.createdAt() + " " + battle.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private BattleFilter.@Nullable Place place(String cursor) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
      Instant createdAt = Instant.parse(parts[0]);
      if (parts.length == 2
          && !CONTROL.matcher(parts[1]).find()
          && !createdAt.isBefore(FIRST)
          && !createdAt.isAfter(LAST)) {
        return new BattleFilter.Place(createdAt, parts[1]);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // Reported below, like any other text that is no cursor.
    }
    wrong("cursor", "is not one that a list here gave out.");
    return null;
  }

  private void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      wrong(name, "must be between " + least + " and " + most + ", but is " + value + ".");
    }
  }

  private void wrong(String name, String message) {
    errors.add(new FieldError(name, message));
  }
}
