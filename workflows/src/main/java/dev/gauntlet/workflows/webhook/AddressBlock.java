package dev.gauntlet.workflows.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses with a common beginning (CIDR, RFC 4632 and RFC 4291, section 2.3).
 *
 * @param network the first of them
 * @param bits how many bits they have in common
 */
record AddressBlock(InetAddress network, int bits) {
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern BITS = Pattern.compile("\\d{1,3}");

  /** The block that a text such as {@code 10.0.0.0/8} or {@code ::1} names, if it names one. */
  static Optional<AddressBlock> parse(String text) {
    int slash = text.indexOf('/');
    return literal(slash < 0 ? text : text.substring(0, slash))
        .flatMap(network -> {
          int longest = network.getAddress().length * Byte.SIZE;
          String bits = slash < 0 ? String.valueOf(longest) : text.substring(slash + 1);
          return BITS.matcher(bits).matches() && Integer.parseInt(bits) <= longest
              ? Optional.of(new AddressBlock(network, Integer.parseInt(bits)))
              : Optional.empty();
        });
  }

  /** The address that a text is, without asking any name server; the text has no brackets. */
  static Optional<InetAddress> literal(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  /** Whether an address is one of them; one of the other kind never is. */
  boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if ((mine[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }
}
