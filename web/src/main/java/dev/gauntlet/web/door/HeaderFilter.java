package dev.gauntlet.web.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells browsers what they may do with what they get: run our own modules and nothing else. */
final class HeaderFilter extends OncePerRequestFilter {
  private static final String OURSELVES =
      "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  /** Swagger UI writes style attributes, and HTML by itself; scripts stay those that we serve. */
  private static final String OF_DOCS =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; " + OURSELVES;

  private final String contentSecurityPolicy;

  HeaderFilter(String importMapHash) {
    contentSecurityPolicy =
        "default-src 'none'; script-src 'self' '"
            + importMapHash
            + "'; style-src 'self'; "
            + OURSELVES
            + "; require-trusted-types-for 'script'; trusted-types lit-html";
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader(
        "Content-Security-Policy",
        request.getRequestURI().equals("/docs") ? OF_DOCS : contentSecurityPolicy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    chain.doFilter(request, response);
  }
}
