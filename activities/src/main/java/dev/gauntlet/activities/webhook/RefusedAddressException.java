package dev.gauntlet.activities.webhook;

import java.net.UnknownHostException;

/** A name leads to an address that must not be connected to. */
final class RefusedAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  RefusedAddressException(String host) {
    super(host + " leads to an address that is not allowed");
  }
}
