package dev.gauntlet.storage.journal;

import dev.gauntlet.storage.budget.SharedBudget;
import dev.gauntlet.workflows.CallKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that is about to be made.
 *
 * @param key which
 * @param provider the provider's configured name
 * @param model the provider's name of the model
 * @param requestHash a hash of the request
 * @param worker the process that makes it
 * @param worstCaseMicros the most that one request can cost, or null when the model has no price
 * @param budgetMicros the battle's budget in micro-USD, or null for none
 * @param sharedBudgets the budgets that it shares with other battles
 */
public record CallOrder(
    CallKey key,
    String provider,
    String model,
    byte[] requestHash,
    String worker,
    @Nullable Long worstCaseMicros,
    @Nullable Long budgetMicros,
    List<SharedBudget> sharedBudgets) {

  /** Copies the budgets. */
  public CallOrder {
    sharedBudgets = List.copyOf(sharedBudgets);
  }

  /** The most that one request can cost; a price that is not known counts as nothing. */
  long worstCase() {
    return worstCaseMicros == null ? 0 : worstCaseMicros;
  }
}
