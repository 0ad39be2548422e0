package dev.gauntlet.web.list;

import dev.gauntlet.storage.Place;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Marks a place in a list, opaque to those who pass it back. */
final class Cursor {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  /** What PostgreSQL and the calendar can both count with. */
  static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

  static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Cursor() {}

  static String at(Place place) {
    String text = place.createdAt() + " " + place.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The place, or nothing when no list gave this cursor out. */
  static Optional<Place> read(String cursor) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
      Instant createdAt = Instant.parse(parts[0]);
      return parts.length == 2
              && !CONTROL.matcher(parts[1]).find()
              && !createdAt.isBefore(FIRST)
              && !createdAt.isAfter(LAST)
          ? Optional.of(new Place(createdAt, parts[1]))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException noCursor) {
      return Optional.empty();
    }
  }
}
