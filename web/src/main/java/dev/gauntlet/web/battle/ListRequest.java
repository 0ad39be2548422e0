package dev.gauntlet.web.battle;

import dev.gauntlet.storage.battle.BattleFilter;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.workflows.battle.BattleState;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Reads what a list of battles is asked for. */
final class ListRequest {

  private ListRequest() {}

  /** A filter that asks for one battle more than {@code limit}, to tell whether there is more. */
  static BattleFilter read(
      @Nullable String state, @Nullable String tag, @Nullable String cursor, int limit, int most) {
    within("limit", limit, 1, most);
    int colon = tag == null ? -1 : tag.indexOf(':');
    if (tag != null && colon < 1) {
      throw wrong("tag", "must have the form key:value.");
    }
    return new BattleFilter(
        state == null ? null : state(state),
        tag == null ? null : tag.substring(0, colon),
        tag == null ? null : tag.substring(colon + 1),
        cursor == null ? null : place(cursor),
        limit + 1);
  }

  private static BattleState state(String word) {
    return Arrays.stream(BattleState.values())
        .filter(state -> state.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            wrong(
                "state",
                "must be one of: "
                    + Arrays.stream(BattleState.values())
                        .map(BattleState::word)
                        .collect(Collectors.joining(", "))
                    + "."));
  }

  static String cursorAfter(BattleRow battle) {
    String place = battle.createdAt() + " " + battle.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private static BattleFilter.Place place(String cursor) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
      return new BattleFilter.Place(Instant.parse(parts[0]), parts[1]);
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw wrong("cursor", "is not one that a list here gave out.");
    }
  }

  static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw wrong(name, "must be between " + least + " and " + most + ", but is " + value + ".");
    }
  }

  private static Problem wrong(String name, String message) {
    return new Problem(
        HttpStatus.BAD_REQUEST,
        "invalid_request",
        "The parameter " + name + " " + message,
        List.of(new FieldError(name, message)));
  }
}
