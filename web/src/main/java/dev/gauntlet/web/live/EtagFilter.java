package dev.gauntlet.web.live;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives what is read again and again a tag, so that an unchanged answer need not travel. Streams,
 * and what may be large, are left alone: a tag needs the whole answer in memory.
 */
final class EtagFilter extends ShallowEtagHeaderFilter {
  private static final List<String> LARGE = List.of("/export", "/report");

  EtagFilter() {
    setWriteWeakETag(true);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !HttpMethod.GET.matches(request.getMethod())
        || !path.startsWith("/api/")
        || path.startsWith("/api/stream/")
        || LARGE.stream().anyMatch(path::contains);
  }
}
