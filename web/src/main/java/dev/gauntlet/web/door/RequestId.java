package dev.gauntlet.web.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Names a request, in its answer, in problem documents and in the log, so that what a caller saw
 * can be looked up there.
 */
public final class RequestId {

  /** The header that brings a caller's own id, and carries it back. */
  public static final String HEADER = "X-Request-Id";

  /** The key of the log's context, and the field of problem documents. */
  public static final String KEY = "requestId";

  private static final String ATTRIBUTE = RequestId.class.getName();
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  /** The id of the request that this thread answers, or null when it answers none. */
  public static @Nullable String current() {
    return MDC.get(KEY);
  }

  /** The caller's id where it is well formed, else a drawn one; the same for the whole request. */
  static String of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String known) {
      return known;
    }
    String given = request.getHeader(HEADER);
    String id = given != null && WELL_FORMED.matcher(given).matches() ? given : drawn();
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }

  static String drawn() {
    return UUID.randomUUID().toString();
  }
}
