package dev.gauntlet.activities.webhook;

import dev.gauntlet.workflows.webhook.WebhookTargets;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names for the client that connects, and hands it allowed addresses alone: the client
 * connects to what it is given here, so that a name which changes its address between a check and a
 * connection (DNS rebinding) gains nothing.
 */
final class GuardedResolver implements DnsResolver {
  private final DnsResolver names;
  private final WebhookTargets targets;

  GuardedResolver(DnsResolver names, WebhookTargets targets) {
    this.names = names;
    this.targets = targets;
  }

  /** All or none: a name with a forbidden address is not to be trusted with the others. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    if (addresses == null || addresses.length == 0) {
      throw new UnknownHostException(host);
    }
    for (InetAddress address : addresses) {
      if (!targets.admits(host, address)) {
        throw new RefusedAddressException(host);
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
