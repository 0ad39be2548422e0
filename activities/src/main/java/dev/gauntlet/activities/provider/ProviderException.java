package dev.gauntlet.activities.provider;

import dev.gauntlet.workflows.FailureType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to a provider got no usable answer. */
public final class ProviderException extends Exception {
  private static final long serialVersionUID = 1L;

  private final FailureType type;
  private final transient @Nullable Duration retryAfter;
  private final String body;
  private final boolean mayBeBilled;

  /**
   * @param type what kind of failure it was
   * @param sentence our own words: what was wrong and what would be right; never a secret, never
   *     the provider's text
   * @param retryAfter how long the provider asks to wait, or null when it does not say
   * @param body what the provider sent, redacted and cut; empty when nothing came
   */
  public ProviderException(
      FailureType type, String sentence, @Nullable Duration retryAfter, String body) {
    this(type, sentence, retryAfter, body, false);
  }

  private ProviderException(
      FailureType type,
      String sentence,
      @Nullable Duration retryAfter,
      String body,
      boolean mayBeBilled) {
    super(sentence);
    this.type = type;
    this.retryAfter = retryAfter;
    this.body = body;
    this.mayBeBilled = mayBeBilled;
  }

  /**
   * The same failure of a request that the provider may have worked on, such as one that timed out:
   * what it cost is unknown, and its worst case stays against the budget.
   */
  public ProviderException thatMayBeBilled() {
    return new ProviderException(type, sentence(), retryAfter, body, true);
  }

  /** Whether the provider may have worked on the request, and bill it. */
  public boolean mayBeBilled() {
    return mayBeBilled;
  }

  /** What kind of failure it was. */
  public FailureType type() {
    return type;
  }

  /** Our own words about it. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** How long the provider asks to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** What the provider sent, redacted and cut; only PostgreSQL may keep it. */
  public String body() {
    return body;
  }
}
