package dev.gauntlet.storage.timeline;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that took a while.
 *
 * @param kind what it was
 * @param id the run or the battle that it is of
 * @param runId the run, also of a battle in it; null for a battle that stands alone
 * @param from when it began
 * @param to when it was over, or null while it is not
 * @param state how the run or the battle stands, as the API's word
 * @param endedReason why the battle ended, as the API's word; null for runs and while it goes on
 * @param bundledBattles how many battles a run has that are not listed one by one; null where they
 *     are, and for battles
 * @param goal the goal, of which the beginning is enough to know it by; null for a run whose
 *     scenarios have their own
 * @param provider whose model the agent under test is, before any fallback
 * @param model that model
 */
public record Interval(
    Kind kind,
    String id,
    @Nullable String runId,
    Instant from,
    @Nullable Instant to,
    String state,
    @Nullable String endedReason,
    @Nullable Integer bundledBattles,
    @Nullable String goal,
    String provider,
    String model) {

  /** What an interval can be. */
  public enum Kind {
    /** A run was played. */
    RUN,
    /** A battle was played. */
    BATTLE,
    /** A run or a battle was accepted and waited for its begin. */
    QUEUED,
    /** It stood still since somebody wanted that. */
    PAUSED,
    /** A request of a battle failed and waited to be sent again. */
    BACKING_OFF;

    /** The word of the API. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean overlaps(Instant start, Instant end) {
    return from.isBefore(end) && (to == null || !to.isBefore(start));
  }
}
