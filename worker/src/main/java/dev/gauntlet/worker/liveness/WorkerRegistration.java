package dev.gauntlet.worker.liveness;

import dev.gauntlet.activities.limit.Limits;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.worker.WorkerId;
import dev.gauntlet.worker.provider.ConfiguredProviders;
import dev.gauntlet.workflows.TaskQueues;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;

/**
 * This worker's row: there before anything can be started, marked when it stops. Each beat says how
 * the providers are found here.
 */
final class WorkerRegistration implements SmartLifecycle {
  private final Workers workers;
  private final WorkerId id;
  private final ConfiguredProviders providers;
  private final Limits limits;
  private volatile boolean running;

  WorkerRegistration(Workers workers, WorkerId id, ConfiguredProviders providers, Limits limits) {
    this.workers = workers;
    this.id = id;
    this.providers = providers;
    this.limits = limits;
  }

  void beat() {
    List<String> queues =
        Stream.concat(
                Stream.of(TaskQueues.BATTLES, TaskQueues.RUNS, TaskQueues.WEBHOOKS),
                providers.limits().keySet().stream().map(TaskQueues::ofProvider))
            .toList();
    workers.beat(id.value(), id.identity(), queues, providers.catalogue(), limits.states());
  }

  @Override
  public void start() {
    beat();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    workers.leave(id.value());
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return 0;
  }
}
