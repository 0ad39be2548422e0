package dev.gauntlet.web.webhook;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where webhooks may be sent to, as far as the web refuses an address at once.
 *
 * @param allow hosts, addresses and blocks of addresses that they may be sent to besides the public
 *     internet
 */
@ConfigurationProperties("gauntlet.webhooks")
public record WebhookTargetProperties(@DefaultValue List<String> allow) {

  /** Copies the list. */
  public WebhookTargetProperties {
    allow = List.copyOf(allow);
  }
}
