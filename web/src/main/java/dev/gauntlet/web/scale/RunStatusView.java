package dev.gauntlet.web.scale;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.gauntlet.storage.battle.BattleError;
import dev.gauntlet.storage.run.RunCounts;
import dev.gauntlet.web.battle.UsageView;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands, in the API's words.
 *
 * @param battlesPerMinute how many end a minute of late, or null while it does not run or before
 *     two have ended
 * @param etaSeconds how long it takes at that pace, or null without one
 * @param reason why somebody holds or cancelled it, in their words, or null
 */
public record RunStatusView(
    String runId,
    String state,
    Progress progress,
    int completed,
    int total,
    int queued,
    int running,
    int paused,
    int succeeded,
    int missed,
    int uncovered,
    int failed,
    int cancelled,
    UsageView usage,
    @Nullable BigDecimal battlesPerMinute,
    @Nullable Long etaSeconds,
    int concurrency,
    @Nullable BigDecimal budgetUsd,
    @Nullable BattleError error,
    @Nullable String endedBy,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant erasedAt,
    Instant updatedAt,
    String source,
    RunLinks links) {

  /** Whether nothing will change any more, unless a battle of it is played again. */
  @JsonIgnore
  public boolean isOver() {
    return endedAt != null;
  }

  /** How far it is. */
  public record Progress(int completed, int total, int percent) {
    static Progress of(RunCounts counts) {
      int total = counts.total();
      return new Progress(
          counts.completed(), total, total == 0 ? 0 : 100 * counts.completed() / total);
    }
  }
}
