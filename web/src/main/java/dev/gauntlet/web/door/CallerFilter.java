package dev.gauntlet.web.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who asks. A proxy's word is taken when it is trusted, and then the last address that is
 * not a trusted proxy's: what stands before it was said by the caller, who may say anything.
 */
final class CallerFilter extends OncePerRequestFilter {

  private final boolean loopbackOnly;
  private final List<AddressRange> trusted;
  private final ForwardedHeader header;

  /** Who asks from this machine is its owner when nobody else can reach the address. */
  CallerFilter(boolean loopbackOnly, ProxyProperties proxies) {
    this.loopbackOnly = loopbackOnly;
    this.trusted = proxies.trustedProxies().stream().map(AddressRange::parse).toList();
    this.header = proxies.forwardedHeader();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    InetAddress peer = IpAddress.parse(request.getRemoteAddr()).orElseThrow();
    InetAddress address =
        caller(peer, header.read(Collections.list(request.getHeaders(header.header()))));
    new Caller(IpAddress.holder(address), loopbackOnly && address.isLoopbackAddress())
        .attachTo(request);
    chain.doFilter(request, response);
  }

  InetAddress caller(InetAddress peer, List<String> forwarded) {
    InetAddress caller = peer;
    for (String next : forwarded.reversed()) {
      if (!isTrusted(caller)) {
        return caller;
      }
      Optional<InetAddress> named = IpAddress.parse(next);
      if (named.isEmpty()) {
        return caller;
      }
      caller = named.get();
    }
    return caller;
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }
}
