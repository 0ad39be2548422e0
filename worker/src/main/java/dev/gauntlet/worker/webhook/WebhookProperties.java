package dev.gauntlet.worker.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are delivered.
 *
 * @param allow hosts, addresses and blocks of addresses that they may be sent to besides the public
 *     internet
 * @param secret signs what goes to the {@code webhookUrl} of a start; empty to leave it unsigned
 * @param timeout the longest that an attempt may take
 * @param concurrency how many deliveries to one target are under way at a time
 */
@ConfigurationProperties("gauntlet.webhooks")
public record WebhookProperties(
    @DefaultValue List<String> allow,
    @DefaultValue("") String secret,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("10") int concurrency) {
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(20);

  /** Refuses what a step has no time for, and what would never send. */
  public WebhookProperties {
    if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "gauntlet.webhooks.timeout must be between 100ms and 20s, but is %d ms."
              .formatted(timeout.toMillis()));
    }
    if (concurrency < 1 || concurrency > 100) {
      throw new IllegalArgumentException(
          "gauntlet.webhooks.concurrency must be between 1 and 100, but is %d."
              .formatted(concurrency));
    }
    allow = List.copyOf(allow);
  }

  /** The secret, if there is one. */
  Optional<String> ownSecret() {
    return Optional.of(secret).filter(text -> !text.isBlank());
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "gauntlet.webhooks";
  }
}
