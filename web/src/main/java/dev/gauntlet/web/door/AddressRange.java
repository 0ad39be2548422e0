package dev.gauntlet.web.door;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A block of addresses in CIDR notation (RFC 4632), or one address.
 *
 * @param network an address of it
 * @param bits how many leading bits its addresses share
 */
record AddressRange(InetAddress network, int bits) {

  private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

  /** Reads {@code 10.0.0.0/8}, {@code fd00::/8} or {@code 10.1.2.3}. */
  static AddressRange parse(String text) {
    String[] parts = text.strip().split("/", 2);
    InetAddress network = IpAddress.parse(parts[0]).orElseThrow(() -> wrong(text));
    int most = network.getAddress().length * Byte.SIZE;
    if (parts.length == 1) {
      return new AddressRange(network, most);
    }
    if (!LENGTH.matcher(parts[1]).matches() || Integer.parseInt(parts[1]) > most) {
      throw wrong(text);
    }
    return new AddressRange(network, Integer.parseInt(parts[1]));
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "gauntlet.door.trusted-proxies must list addresses or blocks of them, such as 10.0.0.0/8 or"
            + " fd00::1, but has \""
            + text
            + "\"");
  }

  boolean contains(InetAddress address) {
    byte[] its = address.getAddress();
    byte[] ours = network.getAddress();
    if (its.length != ours.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((its[bit / Byte.SIZE] ^ ours[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
