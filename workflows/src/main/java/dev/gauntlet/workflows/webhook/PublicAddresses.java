package dev.gauntlet.workflows.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public internet from others, by IANA's special-purpose registries (RFC
 * 6890) and what clouds answer at: private, loopback, link-local (with the metadata address
 * 169.254.169.254), shared (RFC 6598), unspecified, documentation, multicast and reserved ones are
 * not public, in IPv6 nothing beyond 2000::/3 is. An IPv6 address that leads to an IPv4 address is
 * as public as that.
 */
final class PublicAddresses {
  private static final List<AddressBlock> SPECIAL =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "168.63.129.16/32",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "2001::/23",
          "2001:db8::/32",
          "3fff::/20");

  private static final AddressBlock GLOBAL_UNICAST = block("2000::/3");
  private static final AddressBlock NAT64 = block("64:ff9b::/96");
  private static final AddressBlock SIX_TO_FOUR = block("2002::/16");
  private static final int IPV4_BYTES = 4;

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    if (NAT64.contains(address)) {
      return contain(embedded(address, 12));
    }
    if (SIX_TO_FOUR.contains(address)) {
      return contain(embedded(address, 2));
    }
    boolean inRange = address.getAddress().length == IPV4_BYTES || GLOBAL_UNICAST.contains(address);
    return inRange && SPECIAL.stream().noneMatch(block -> block.contains(address));
  }

  private static InetAddress embedded(InetAddress address, int from) {
    try {
      return InetAddress.getByAddress(
          Arrays.copyOfRange(address.getAddress(), from, from + IPV4_BYTES));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static List<AddressBlock> blocks(String... texts) {
    return Stream.of(texts).map(PublicAddresses::block).toList();
  }

  private static AddressBlock block(String text) {
    return AddressBlock.parse(text).orElseThrow();
  }
}
