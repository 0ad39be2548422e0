package dev.gauntlet.cli.rest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands; counts that are absent are 0.
 *
 * @param runId its id
 * @param state {@code queued}, {@code running}, {@code paused}, {@code completed}, {@code failed}
 *     or {@code cancelled}
 * @param completed how many battles have ended, however they ended
 * @param total how many there are
 * @param running how many are being played
 * @param succeeded how many reached their goal
 * @param missed how many did not
 * @param uncovered how many ended by budget or time, and so say nothing
 * @param failed how many ended in an error
 * @param cancelled how many were cancelled
 * @param usage what it has used; null when the server does not say
 * @param battlesPerMinute how fast it goes; null when it is not known
 * @param etaSeconds how long it may still take; null when it is not known
 * @param budgetUsd its budget in USD; null when it has none
 * @param error what went wrong; null when nothing did
 * @param endedBy who ended it; null while it goes on
 * @param reason why; null when none was given
 * @param links where more is; null when the server does not say
 */
public record RunStatus(
    String runId,
    String state,
    long completed,
    long total,
    long running,
    long succeeded,
    long missed,
    long uncovered,
    long failed,
    long cancelled,
    @Nullable RunUsage usage,
    @Nullable Double battlesPerMinute,
    @Nullable Double etaSeconds,
    @Nullable BigDecimal budgetUsd,
    BattleStatus.@Nullable Failure error,
    @Nullable String endedBy,
    @Nullable String reason,
    @Nullable RunLinks links) {

  /** Reads an absent id or state as an empty one. */
  public RunStatus {
    runId = Absent.text(runId);
    state = Absent.text(state);
  }

  /** Whether nothing more will happen. */
  public boolean isEnded() {
    return state.equals("completed") || state.equals("failed") || state.equals("cancelled");
  }

  /** How many battles say something about the agent. */
  public long judged() {
    return succeeded + missed;
  }

  /** How much has ended, from 0 to 1. */
  public double share() {
    return total <= 0 ? 0 : Math.clamp((double) completed / total, 0, 1);
  }
}
