package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Lane;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import org.jspecify.annotations.Nullable;

/**
 * What the first step of a run reads from its row.
 *
 * @param ended the end, when the row has one already; then nothing is to be played
 * @param battles how many battles the run has, 1-10,000
 * @param concurrency how many of them may be played at a time, 1-400
 * @param deadlineLeftMs milliseconds until its deadline, at least 0, or null for none
 * @param wanted what somebody last wanted of the run
 * @param intent who wanted it and why, or null when nobody did
 * @param summary one line that says what plays, without anything that is said
 * @param page the address of the run's page, or null when none is known
 * @param summarising who is to be asked for a summary in the end, or null when none was ordered
 */
public record RunPlan(
    @Nullable RunResult ended,
    int battles,
    int concurrency,
    @Nullable Long deadlineLeftMs,
    Wanted wanted,
    @Nullable Intent intent,
    String summary,
    @Nullable String page,
    @Nullable Summarising summarising) {

  /**
   * How a summary is bought.
   *
   * @param provider the provider that is asked
   * @param timeoutMs the longest that one request may take, in milliseconds
   * @param lane the priority class
   */
  public record Summarising(String provider, long timeoutMs, Lane lane) {}

  /** The most battles that one workflow starts itself: it keeps each history small. */
  public static final int PARTITION = 400;

  /** How many workflows start the battles. */
  int partitions() {
    return (battles + PARTITION - 1) / PARTITION;
  }
}
