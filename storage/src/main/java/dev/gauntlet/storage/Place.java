package dev.gauntlet.storage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list, newest first, that stays right while rows are added.
 *
 * @param createdAt when the row there was made
 * @param id its id
 */
public record Place(Instant createdAt, String id) {

  /** When the row at a place was made, as JDBC takes it; null without a place. */
  public static @Nullable OffsetDateTime timeOf(@Nullable Place place) {
    return place == null ? null : place.createdAt.atOffset(ZoneOffset.UTC);
  }

  /** The id of the row at a place; null without a place. */
  public static @Nullable String idOf(@Nullable Place place) {
    return place == null ? null : place.id;
  }
}
