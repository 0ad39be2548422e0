package dev.gauntlet.activities.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a provider takes.
 *
 * @param concurrency how many requests may be in flight from one worker
 * @param requestsPerMinute how many requests it takes a minute from all workers, or null without a
 *     limit
 * @param tokensPerMinute how many tokens, read and written, it takes a minute, or null without a
 *     limit
 * @param patience how long it may be away before steps stop waiting for it
 */
public record ProviderLimits(
    int concurrency,
    @Nullable Integer requestsPerMinute,
    @Nullable Integer tokensPerMinute,
    Duration patience) {

  private static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(10);

  /** Checks that nothing is asked for that would let no request through. */
  public ProviderLimits {
    requirePositive("concurrency", concurrency);
    requirePositive("requests-per-minute", requestsPerMinute);
    requirePositive("tokens-per-minute", tokensPerMinute);
    if (patience.isNegative()) {
      throw new IllegalArgumentException("patience is " + patience + "; it has to be 0 or longer");
    }
  }

  private static void requirePositive(String name, @Nullable Integer value) {
    if (value != null && value < 1) {
      throw new IllegalArgumentException(
          name + " is " + value + "; it has to be at least 1, or unset for no limit");
    }
  }

  /** No limit but on what is in flight. */
  public static ProviderLimits ofConcurrency(int concurrency) {
    return new ProviderLimits(concurrency, null, null, DEFAULT_PATIENCE);
  }
}
