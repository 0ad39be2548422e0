package dev.gauntlet.web.agent;

import dev.gauntlet.storage.Place;
import dev.gauntlet.storage.agent.Versioned;
import dev.gauntlet.web.list.ListRequest;
import dev.gauntlet.web.list.Page;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Pages of what is stored in versions. */
final class Pages {
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

  private Pages() {}

  /** Finds what stands behind a place, null for the begin. */
  interface Finder<T> {
    List<Versioned<T>> find(@Nullable Place before, int limit);
  }

  /** Finds versions with smaller numbers. */
  interface VersionFinder<T> {
    List<Versioned<T>> find(int below, int limit);
  }

  /** A page of a list, the one that was created last first. */
  static <T> Page<Versioned<T>> newest(@Nullable String cursor, int limit, Finder<T> finder) {
    Place before = ListRequest.page(cursor, limit);
    return Page.of(
        finder.find(before, Page.lookFor(limit)),
        limit,
        last -> new Place(last.createdAt(), last.id()));
  }

  /** A page of versions, the newest first. */
  static <T> Page<Versioned<T>> versions(
      @Nullable String cursor, int limit, VersionFinder<T> finder) {
    Place before = ListRequest.page(cursor, limit);
    return Page.of(
        finder.find(before == null ? Integer.MAX_VALUE : version(before.id()), Page.lookFor(limit)),
        limit,
        last -> new Place(last.updatedAt(), String.valueOf(last.version())));
  }

  private static int version(String text) {
    if (!VERSION.matcher(text).matches()) {
      String message = "is one of another list.";
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          "invalid_request",
          "The parameter cursor " + message,
          List.of(new FieldError("cursor", message)));
    }
    return Integer.parseInt(text);
  }
}
