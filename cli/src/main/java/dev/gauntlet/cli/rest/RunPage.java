package dev.gauntlet.cli.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the runs.
 *
 * @param items the runs, latest first
 * @param nextCursor what to ask the next page with; null on the last one
 */
public record RunPage(List<Item> items, @Nullable String nextCursor) {
  /** Reads absent items as none. */
  public RunPage(@Nullable List<Item> items, @Nullable String nextCursor) {
    this.items = Absent.list(items);
    this.nextCursor = nextCursor;
  }

  /**
   * A run in short.
   *
   * @param runId its id
   * @param state its state
   * @param provider who runs the agent's model
   * @param model the agent's model
   * @param goal what the opponents want
   * @param completed how many battles have ended
   * @param total how many there are
   * @param succeeded how many reached their goal
   * @param missed how many did not
   * @param costUsd what it cost in USD; null when it is not known
   * @param createdAt when it was started; null when the server does not say
   */
  public record Item(
      String runId,
      String state,
      String provider,
      String model,
      String goal,
      long completed,
      long total,
      long succeeded,
      long missed,
      @Nullable BigDecimal costUsd,
      @Nullable Instant createdAt) {
    /** Reads absent text as empty. */
    public Item {
      runId = Absent.text(runId);
      state = Absent.text(state);
      provider = Absent.text(provider);
      model = Absent.text(model);
      goal = Absent.text(goal);
    }
  }
}
