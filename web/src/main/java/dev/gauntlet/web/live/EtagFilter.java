package dev.gauntlet.web.live;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives what is read again and again a tag, so that an unchanged answer need not travel. Streams,
 * and what may be large, are left alone: a tag needs the whole answer in memory. So is a status,
 * which has its tag from {@link LongPoll}.
 */
final class EtagFilter extends ShallowEtagHeaderFilter {
  private static final List<String> LEFT_ALONE = List.of("/export", "/report", "/status");

  EtagFilter() {
    setWriteWeakETag(true);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !HttpMethod.GET.matches(request.getMethod())
        || !path.startsWith("/api/")
        || path.startsWith("/api/stream/")
        || LEFT_ALONE.stream().anyMatch(path::contains);
  }
}
