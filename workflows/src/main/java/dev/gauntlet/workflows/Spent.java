package dev.gauntlet.workflows;

import org.jspecify.annotations.Nullable;

/**
 * What calls to models used up.
 *
 * @param tokensIn tokens read
 * @param tokensOut tokens written
 * @param costMicros micro-USD, or null when a call had no price
 * @param llmCalls requests that were answered, or may have been
 * @param callsRepeated those of them that were sent again for an answer that got lost
 * @param activeMs milliseconds that requests were on the wire
 * @param unsettledMicros the most that requests may have cost whose answer never came, in
 *     micro-USD; not part of {@code costMicros}
 * @param estimated whether tokens were counted here because a provider sent no usage
 */
public record Spent(
    long tokensIn,
    long tokensOut,
    @Nullable Long costMicros,
    int llmCalls,
    int callsRepeated,
    long activeMs,
    long unsettledMicros,
    boolean estimated) {

  /** Nothing was used. */
  public static final Spent NOTHING = new Spent(0, 0, 0L, 0, 0, 0, 0, false);

  /** Both together; unknown costs stay unknown. */
  public Spent plus(Spent other) {
    return new Spent(
        tokensIn + other.tokensIn,
        tokensOut + other.tokensOut,
        costMicros == null || other.costMicros == null ? null : costMicros + other.costMicros,
        llmCalls + other.llmCalls,
        callsRepeated + other.callsRepeated,
        activeMs + other.activeMs,
        unsettledMicros + other.unsettledMicros,
        estimated || other.estimated);
  }
}
