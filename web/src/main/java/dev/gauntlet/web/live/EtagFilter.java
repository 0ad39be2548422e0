package dev.gauntlet.web.live;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives what is read again and again a tag, so that an unchanged answer need not travel. Streams,
 * and what may be large, are left alone: a tag needs the whole answer in memory. So is a status,
 * which has its tag from {@link LongPoll}.
 */
final class EtagFilter extends ShallowEtagHeaderFilter {
  /** Of one battle or run, not of the id of one. */
  private static final Pattern LEFT_ALONE =
      Pattern.compile("/api/[^/]+/[^/]+/(export|report|status)\\b.*");

  EtagFilter() {
    setWriteWeakETag(true);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !HttpMethod.GET.matches(request.getMethod())
        || !path.startsWith("/api/")
        || path.startsWith("/api/stream/")
        || LEFT_ALONE.matcher(path).matches();
  }
}
