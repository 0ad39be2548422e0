package dev.gauntlet.web.door;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses as they are written, and never asks the name service. */
final class IpAddress {

  private static final Pattern V4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern V6 =
      Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:]+(\\d+\\.\\d+\\.\\d+\\.\\d+)?");
  private static final int NETWORK_BYTES = 8;

  private IpAddress() {}

  /** The address, which may stand in brackets and have a zone; nothing when it is none. */
  static Optional<InetAddress> parse(String text) {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    int zone = bare.indexOf('%');
    String address = zone < 0 ? bare : bare.substring(0, zone);
    if (!V4.matcher(address).matches() && !V6.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(address));
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  /**
   * Whose address it is, as far as can be told: an IPv4 address, or the network of an IPv6 address
   * (its first 64 bits), of which every household has all addresses.
   */
  static String holder(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    byte[] network = address.getAddress();
    Arrays.fill(network, NETWORK_BYTES, network.length, (byte) 0);
    try {
      return InetAddress.getByAddress(network).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address is as long as it was", e);
    }
  }
}
