package dev.gauntlet.worker.liveness;

import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.worker.WorkerId;
import dev.gauntlet.worker.provider.ConfiguredProviders;
import dev.gauntlet.workflows.TaskQueues;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;

/** This worker's row: there before anything can be started, marked when it stops. */
final class WorkerRegistration implements SmartLifecycle {
  private final Workers workers;
  private final WorkerId id;
  private final ConfiguredProviders providers;
  private volatile boolean running;

  WorkerRegistration(Workers workers, WorkerId id, ConfiguredProviders providers) {
    this.workers = workers;
    this.id = id;
    this.providers = providers;
  }

  void beat() {
    List<String> queues =
        Stream.concat(
                Stream.of(TaskQueues.BATTLES),
                providers.concurrency().keySet().stream().map(TaskQueues::ofProvider))
            .toList();
    workers.beat(id.value(), id.identity(), queues, providers.catalogue());
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
