package dev.gauntlet.web.door;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Who asks.
 *
 * @param address an IPv4 address, or the network of an IPv6 address
 * @param owner whether it is the owner of a server that only listens on loopback
 */
public record Caller(String address, boolean owner) {

  private static final String ATTRIBUTE = Caller.class.getName();

  /** Who makes this request. */
  public static Caller of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("no filter has found out who asks");
  }

  void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
