package dev.gauntlet.activities.call;

import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.storage.battle.Transcripts.Transcript;
import dev.gauntlet.storage.budget.SharedBudget;
import dev.gauntlet.storage.run.RunRow;
import dev.gauntlet.workflows.CallKey;
import java.time.Duration;
import java.util.Optional;

/**
 * A call that a step wants made, in a battle or for a run.
 *
 * @param provider the provider's configured name
 * @param request what to send; its deadline is the longest that one request may take
 * @param budgetMicros the battle's budget, if it has one
 * @param runBudget the budget that it shares with the other battles of its run, if there is one
 * @param activeLeft how much active time there is left
 */
public record PlannedCall(
    String provider,
    ModelRequest request,
    Optional<Long> budgetMicros,
    Optional<SharedBudget> runBudget,
    Duration activeLeft) {

  private static final Duration NO_LIMIT = Duration.ofDays(365);

  /** A call in a battle. */
  public static PlannedCall in(
      Transcript battle, String provider, ModelRequest request, long activeMsLeft) {
    return new PlannedCall(
        provider,
        request,
        battle.spec().budgetMicros(),
        battle.runBudget(),
        Duration.ofMillis(activeMsLeft));
  }

  /** A run's own call: its time is over when the run's workflow says so. */
  public static PlannedCall of(RunRow run, String provider, ModelRequest request) {
    return new PlannedCall(
        provider,
        request,
        Optional.empty(),
        Optional.ofNullable(run.budgetMicros()).map(micros -> SharedBudget.ofRun(run.id(), micros)),
        NO_LIMIT);
  }

  CallKey key() {
    return request.key();
  }
}
