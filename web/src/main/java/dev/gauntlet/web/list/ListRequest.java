package dev.gauntlet.web.list;

import dev.gauntlet.storage.Place;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Reads what a list is asked for. What is wrong is collected, and a value that can be gone on with
 * is returned; null for what was not asked for.
 */
public final class ListRequest {

  /** The most entries of a page. */
  public static final int MOST = 200;

  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
  private static final Pattern UNTYPED = Pattern.compile("[\\p{Cc}\\p{Cs}]");

  private final List<FieldError> errors = new ArrayList<>();

  /**
   * A tag that is asked for.
   *
   * @param key its key
   * @param value its value
   */
  public record Tag(String key, String value) {}

  /** Checks what asks for a page behind a position. */
  public static void checkPage(String positionName, int position, int limit) {
    ListRequest request = new ListRequest();
    request.within(positionName, position, 0, Integer.MAX_VALUE);
    request.limit(limit);
    request.check();
  }

  /**
   * The place behind which a page is asked for, when nothing else is asked.
   *
   * @throws Problem with every wrong parameter
   */
  public static @Nullable Place page(@Nullable String cursor, int limit) {
    ListRequest request = new ListRequest();
    request.limit(limit);
    Place place = request.place(cursor);
    request.check();
    return place;
  }

  /**
   * Throws when anything is wrong.
   *
   * @throws Problem with every wrong parameter
   */
  public void check() {
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

  /** Checks how many entries a page is to have. */
  public void limit(int limit) {
    limit(limit, MOST);
  }

  /** The same for a list whose pages may be longer or have to be shorter. */
  public void limit(int limit, int most) {
    within("limit", limit, 1, most);
  }

  /** A time with its offset from UTC. */
  public @Nullable Instant time(String name, @Nullable String given) {
    if (given == null) {
      return null;
    }
    try {
      Instant time = OffsetDateTime.parse(given).toInstant();
      if (!time.isBefore(Cursor.FIRST) && !time.isAfter(Cursor.LAST)) {
        return time;
      }
    } catch (DateTimeException noTime) {
      // Said below.
    }
    wrong(name, "must be a time such as 2026-11-24T12:00:00Z.");
    return null;
  }

  /** One of some words. */
  public <T> @Nullable T word(
      String name, @Nullable String given, T[] values, Function<T, String> word) {
    Optional<T> found =
        Arrays.stream(values)
            .filter(
                value -> given != null && word.apply(value).equals(given.toLowerCase(Locale.ROOT)))
            .findFirst();
    if (given != null && found.isEmpty()) {
      wrong(
          name,
          "must be one of: "
              + Arrays.stream(values).map(word).collect(Collectors.joining(", "))
              + ".");
    }
    return found.orElse(null);
  }

  /** An id, of which it is enough that it can be looked for. */
  public @Nullable String id(String name, @Nullable String given) {
    if (given != null && (given.isBlank() || CONTROL.matcher(given).find())) {
      wrong(name, "must be an id, without control characters.");
    }
    return given;
  }

  /** An id that there has to be. */
  public String requiredId(String name, @Nullable String given) {
    if (given == null) {
      wrong(name, "is missing.");
      return "";
    }
    id(name, given);
    return given;
  }

  /** Text that has to be there; empty when it is not right. */
  public String requiredText(String name, @Nullable String given, int longest) {
    if (given == null || given.isBlank()) {
      wrong(name, given == null ? "is missing." : "must not be empty.");
    } else if (given.length() > longest) {
      wrong(name, "has " + given.length() + " characters; at most " + longest + " are taken.");
    } else if (UNTYPED.matcher(given).find()) {
      wrong(name, "must not have control characters or half a surrogate pair.");
    }
    return given == null || !isRight(name) ? "" : given;
  }

  /** Whether nothing was found to be wrong with a parameter. */
  public boolean isRight(String name) {
    return errors.stream().noneMatch(error -> error.field().equals(name));
  }

  /** A tag in the form key:value. */
  public @Nullable Tag tag(@Nullable String given) {
    if (given == null) {
      return null;
    }
    int colon = given.indexOf(':');
    if (colon < 1 || CONTROL.matcher(given).find()) {
      wrong("tag", "must have the form key:value, without control characters.");
      return null;
    }
    return new Tag(given.substring(0, colon), given.substring(colon + 1));
  }

  /** The place that a cursor marks. */
  public @Nullable Place place(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    Optional<Place> place = Cursor.read(cursor);
    if (place.isEmpty()) {
      wrong("cursor", "is not one that a list here gave out.");
    }
    return place.orElse(null);
  }

  private void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      wrong(name, "must be between " + least + " and " + most + ", but is " + value + ".");
    }
  }

  /** Reports a parameter as wrong. */
  public void wrong(String name, String message) {
    errors.add(new FieldError(name, message));
  }
}
