package dev.gauntlet.activities.provider.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a provider says that it bills, in micro-USD, rounded up. */
public final class Cost {
  /** What no call costs; a greater figure is nonsense. */
  private static final BigDecimal LARGEST_USD = new BigDecimal(1_000_000);

  private Cost() {}

  /**
   * OpenRouter's {@code usage.cost}, which others took over: USD. With a key of the caller's own it
   * is OpenRouter's fee alone, and what the model's provider bills stands beside it.
   */
  public static Optional<Long> of(JsonNode body) {
    JsonNode usage = body.path("usage");
    JsonNode cost = usage.path("cost");
    if (!cost.isNumber()) {
      return Optional.empty();
    }
    JsonNode upstream = usage.path("cost_details").path("upstream_inference_cost");
    boolean ownKey = usage.path("is_byok").asBoolean(false) && upstream.isNumber();
    BigDecimal usd = cost.decimalValue();
    return micros(ownKey ? usd.add(upstream.decimalValue()) : usd);
  }

  /** LiteLLM's header: USD. */
  static Optional<Long> of(HttpHeaders headers) {
    return headers
        .firstValue("x-litellm-response-cost")
        .filter(value -> value.length() <= 40)
        .flatMap(value -> {
          try {
            return micros(new BigDecimal(value.strip()));
          } catch (NumberFormatException e) {
            return Optional.empty();
          }
        });
  }

  private static Optional<Long> micros(BigDecimal usd) {
    return usd.signum() < 0 || usd.compareTo(LARGEST_USD) > 0
        ? Optional.empty()
        : Optional.of(usd.movePointRight(6).setScale(0, RoundingMode.CEILING).longValueExact());
  }
}
