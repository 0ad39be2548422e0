package dev.gauntlet.storage.run;

import dev.gauntlet.storage.battle.BattleError;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.RunState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as its row has it.
 *
 * @param id the run
 * @param createdAt when it was admitted
 * @param battle what its battles play, but for scenario and seed
 * @param battles how many battles it has
 * @param concurrency how many are played at a time
 * @param budgetMicros what all may spend, in micro-USD, or null
 * @param deadlineSeconds how long after its begin it is ended, or null
 * @param seed what the battles' chance is derived from
 * @param generation how often it was begun anew
 * @param wanted what somebody last wanted of it
 * @param intent who wanted it and why, or null when nobody did
 * @param state the last recorded state
 * @param startedAt when it was begun, or null
 * @param updatedAt when something was last recorded of the run itself
 * @param endedAt when it ended, or null
 * @param endedBy who cancelled it, or null
 * @param error what failed, or null
 * @param summarize who writes a summary in the end, or null for nobody
 * @param erasedAt when what was asked and said was erased, or null
 */
public record RunRow(
    String id,
    Instant createdAt,
    BattleSpec battle,
    int battles,
    int concurrency,
    @Nullable Long budgetMicros,
    @Nullable Integer deadlineSeconds,
    long seed,
    int generation,
    Wanted wanted,
    @Nullable Intent intent,
    RunState state,
    @Nullable Instant startedAt,
    Instant updatedAt,
    @Nullable Instant endedAt,
    @Nullable String endedBy,
    @Nullable BattleError error,
    @Nullable ModelChoice summarize,
    @Nullable Instant erasedAt) {

  /** A summary is longer than a message, and takes more reading. */
  private static final int SUMMARY_SECONDS = 180;

  /** The longest that one request for the summary may take. */
  public Duration summaryTimeout() {
    return Duration.ofSeconds(Math.max(SUMMARY_SECONDS, battle.turnTimeoutSeconds()));
  }

  /** One line that says what plays, without anything that is said. */
  public String summary() {
    return battles + " times " + battle.summary();
  }
}
