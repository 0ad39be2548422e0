package dev.gauntlet.web.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away long addresses and headers, and says so. Tomcat takes a little more than that, and
 * closes the connection on what is longer still.
 */
final class SizeFilter extends OncePerRequestFilter {

  private static final int LONGEST_ADDRESS = 8_192;
  private static final int LONGEST_HEADERS = 16_384;

  /** A colon, a space and the end of the line. */
  private static final int AROUND = 4;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    int address = request.getRequestURI().length() + length(request.getQueryString());
    int headers = headers(request);
    if (address > LONGEST_ADDRESS) {
      Refusal.send(
          response,
          HttpStatus.URI_TOO_LONG,
          "uri_too_long",
          "The address has %d characters; at most %d are taken."
              .formatted(address, LONGEST_ADDRESS));
    } else if (headers > LONGEST_HEADERS) {
      Refusal.send(
          response,
          HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
          "headers_too_large",
          "The headers have %d characters; at most %d are taken."
              .formatted(headers, LONGEST_HEADERS));
    } else {
      chain.doFilter(request, response);
    }
  }

  private static int headers(HttpServletRequest request) {
    int length = 0;
    for (String name : Collections.list(request.getHeaderNames())) {
      for (String value : Collections.list(request.getHeaders(name))) {
        length += name.length() + value.length() + AROUND;
      }
    }
    return length;
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length() + 1;
  }
}
