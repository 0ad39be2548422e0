package dev.gauntlet.web.door;

import java.net.InetAddress;

/**
 * The address that the web listens on.
 *
 * @param address loopback, unless anonymous callers are allowed
 */
record ListeningAddress(InetAddress address) {

  static ListeningAddress checked(InetAddress address, boolean anonymousAllowed) {
    if (!anonymousAllowed && !address.isLoopbackAddress()) {
      throw new IllegalStateException(
          "The web is to listen on "
              + address.getHostAddress()
              + ", which others can reach, and Gauntlet has no accounts: whoever reaches it spends"
              + " your money. Set GAUNTLET_ALLOW_ANONYMOUS=true if that is meant, or leave"
              + " GAUNTLET_HOST at 127.0.0.1.");
    }
    return new ListeningAddress(address);
  }
}
