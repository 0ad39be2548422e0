package dev.gauntlet.web.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away requests that a foreign web page makes through its reader's browser: those under a
 * foreign name (DNS rebinding) and those from another origin.
 */
final class HostFilter extends OncePerRequestFilter {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String ANY = "*";

  private final List<String> allowed;

  HostFilter(List<String> allowed) {
    this.allowed = allowed.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String host = request.getHeader("Host");
    String origin = request.getHeader("Origin");
    if (host == null || !isServed(nameOf(host))) {
      Refusal.send(
          response,
          HttpStatus.FORBIDDEN,
          "foreign_host",
          "This server is not served under that name in Host.");
    } else if (origin != null && !isOwn(origin, host)) {
      Refusal.send(
          response,
          HttpStatus.FORBIDDEN,
          "foreign_origin",
          "Requests from another web page's origin are not served.");
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean isServed(String name) {
    return LOOPBACK.contains(name) || allowed.contains(ANY) || allowed.contains(name);
  }

  private static String nameOf(String host) {
    int port = host.lastIndexOf(':');
    boolean hasPort = port > host.lastIndexOf(']');
    return (hasPort ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
  }

  private static boolean isOwn(String origin, String host) {
    @Nullable String authority;
    try {
      authority = URI.create(origin).getRawAuthority();
    } catch (IllegalArgumentException notAUri) {
      return false;
    }
    return host.equalsIgnoreCase(authority);
  }
}
