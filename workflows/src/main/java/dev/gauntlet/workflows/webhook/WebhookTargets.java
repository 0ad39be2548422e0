package dev.gauntlet.workflows.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where webhooks may be sent to. They are sent by the server on behalf of whoever names an address,
 * so that without these rules anybody could reach what only the server reaches: other addresses
 * than those of the public internet are refused unless the operator allows them. Asks no name
 * server: names are checked when they are resolved, with {@link #admits}.
 */
public final class WebhookTargets {

  /** The longest address, in characters. */
  public static final int LONGEST_URL = 2_000;

  /** A last label that some resolvers read as a number: 127.1, 0x7f000001, 2130706433. */
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(?i)(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");

  private static final Pattern HOST_NAME =
      Pattern.compile("(?i)(?=.{1,253}$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");
  private static final int HIGHEST_PORT = 65_535;
  private static final String NOT_PUBLIC =
      "leads to an address that is not of the public internet; whoever runs this Gauntlet can allow"
          + " it with gauntlet.webhooks.allow.";

  private final List<AddressBlock> allowedAddresses;
  private final List<String> allowedHosts;

  /**
   * @param allowed what is allowed besides the public internet: host names, addresses, and blocks
   *     of addresses such as {@code 10.0.0.0/8}
   * @throws IllegalArgumentException if one is none of these
   */
  public WebhookTargets(List<String> allowed) {
    List<String> entries = allowed.stream().map(String::strip).filter(e -> !e.isEmpty()).toList();
    this.allowedAddresses =
        entries.stream().map(AddressBlock::parse).flatMap(Optional::stream).toList();
    this.allowedHosts =
        entries.stream()
            .filter(entry -> AddressBlock.parse(entry).isEmpty())
            .map(WebhookTargets::hostName)
            .toList();
  }

  private static String hostName(String entry) {
    if (!HOST_NAME.matcher(entry).matches() || ENDS_IN_NUMBER.matcher(entry).matches()) {
      throw new IllegalArgumentException(
          "gauntlet.webhooks.allow has \"%s\", which is no host name, no address and no block of"
                  .formatted(entry)
              + " addresses such as 10.0.0.0/8.");
    }
    return entry.toLowerCase(Locale.ROOT);
  }

  /** What is wrong with an address, as far as that can be told without resolving its name. */
  public Optional<String> fault(String url) {
    if (url.length() > LONGEST_URL) {
      return Optional.of(
          "has %d characters; at most %d are taken.".formatted(url.length(), LONGEST_URL));
    }
    try {
      return fault(new URI(url));
    } catch (URISyntaxException e) {
      return Optional.of("is no URL, such as https://example.com/hooks.");
    }
  }

  private Optional<String> fault(URI url) {
    String scheme = url.getScheme();
    if (scheme == null || !scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
      return Optional.of("must begin with https:// or http://.");
    }
    if (url.getRawUserInfo() != null) {
      return Optional.of("must not have a user or a password in it.");
    }
    if (url.getRawFragment() != null) {
      return Optional.of("must not have a fragment (#).");
    }
    if (url.getHost() == null) {
      return Optional.of("has no host that can be read.");
    }
    if (url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
      return Optional.of("has a port that is not between 1 and 65535.");
    }
    return hostFault(url.getHost());
  }

  private Optional<String> hostFault(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    Optional<InetAddress> literal = AddressBlock.literal(bare);
    if (literal.isPresent()) {
      return admits(host, literal.get()) ? Optional.empty() : Optional.of(NOT_PUBLIC);
    }
    boolean numeric = host.startsWith("[") || ENDS_IN_NUMBER.matcher(host).matches();
    if (numeric) {
      return Optional.of("has a host that is neither a name nor an address in its usual form.");
    }
    boolean local =
        host.equalsIgnoreCase("localhost") || host.toLowerCase(Locale.ROOT).endsWith(".localhost");
    return local && !isAllowed(host) && !admits(host, InetAddress.getLoopbackAddress())
        ? Optional.of(NOT_PUBLIC)
        : Optional.empty();
  }

  /**
   * Whether a host may be connected to at an address that its name was resolved to.
   *
   * @param host as it stands in the URL
   * @param address what is really connected to
   */
  public boolean admits(String host, InetAddress address) {
    return PublicAddresses.contain(address)
        || allowedAddresses.stream().anyMatch(block -> block.contains(address))
        || isAllowed(host);
  }

  private boolean isAllowed(String host) {
    return allowedHosts.contains(host.toLowerCase(Locale.ROOT));
  }
}
