package dev.gauntlet.storage.worker;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one worker finds a provider.
 *
 * @param name its configured name
 * @param condition whether it can be asked
 * @param requestsLastMinute how many requests this worker sent in the last minute
 * @param limitPerMinute how many it takes a minute from all workers, or null without a limit
 */
public record ProviderState(
    String name, Condition condition, int requestsLastMinute, @Nullable Integer limitPerMinute) {

  /** Whether a provider can be asked; a later one is worse. */
  public enum Condition {
    /** It answers. */
    OK,
    /** Requests wait: for its rate, for what it asked, or to see whether it is back. */
    THROTTLED,
    /** It failed so often that nothing is sent for a while. */
    OPEN,
    /** Its quota is used up, until it answers again. */
    QUOTA_EXHAUSTED;

    /** The word of the API. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
