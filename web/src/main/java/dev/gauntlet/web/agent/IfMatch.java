package dev.gauntlet.web.agent;

import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The header with which a caller says which version it changes (RFC 9110, section 13.1.1). */
final class IfMatch {
  static final String HEADER = "If-Match";

  private static final Pattern ETAG = Pattern.compile("\"([1-9][0-9]{0,8})\"");

  private IfMatch() {}

  /** The entity tag of a version. */
  static String etag(int version) {
    return "\"" + version + "\"";
  }

  /**
   * The version that is to be changed.
   *
   * @throws Problem when none is named
   */
  static int version(@Nullable String header) {
    if (header == null) {
      throw new Problem(
          HttpStatus.PRECONDITION_REQUIRED,
          "precondition_required",
          "Say which version you change: send its ETag, such as \"3\", in the header "
              + HEADER
              + ".");
    }
    var etag = ETAG.matcher(header.strip());
    if (!etag.matches()) {
      String message = "must be one ETag as it was sent, with its quotes, such as \"3\".";
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          "invalid_request",
          "The header " + HEADER + " " + message,
          List.of(new FieldError(HEADER, message)));
    }
    return Integer.parseInt(etag.group(1));
  }

  /** The version that a header names is not the newest one. */
  static Problem stale(@Nullable String named, int newest) {
    return new Problem(
        HttpStatus.PRECONDITION_FAILED,
        "version_conflict",
        "Version "
            + version(named)
            + " was to be changed, but the newest is "
            + newest
            + "; read it again and repeat your change.");
  }
}
