package dev.gauntlet.workflows;

/** The task queues, by name. */
public final class TaskQueues {

  /** Workflow tasks and the steps without a request; never anything that waits for a provider. */
  public static final String BATTLES = "gauntlet-battles";

  /** The workflow tasks of runs, and their steps that reach many battles. */
  public static final String RUNS = "gauntlet-runs";

  /** The deliveries of webhooks, so that no slow receiver holds up a battle. */
  public static final String WEBHOOKS = "gauntlet-webhooks";

  private TaskQueues() {}

  /**
   * The queue of a provider's requests, where its rate and concurrency are held.
   *
   * @param provider the provider's configured name
   */
  public static String ofProvider(String provider) {
    return "gauntlet-provider-" + provider;
  }
}
