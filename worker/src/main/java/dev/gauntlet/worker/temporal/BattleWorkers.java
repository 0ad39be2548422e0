package dev.gauntlet.worker.temporal;

import dev.gauntlet.activities.call.InFlightCalls;
import dev.gauntlet.activities.limit.Limits;
import dev.gauntlet.activities.limit.ProviderLimits;
import dev.gauntlet.activities.run.RunActivities;
import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.battle.BattleWorkflowImpl;
import dev.gauntlet.workflows.battle.JudgingActivities;
import dev.gauntlet.workflows.battle.RecordingActivities;
import dev.gauntlet.workflows.battle.TurnActivities;
import dev.gauntlet.workflows.scale.ScalePartitionWorkflowImpl;
import dev.gauntlet.workflows.scale.ScaleWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.tuning.PollerBehaviorAutoscaling;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The Temporal workers of this process: one for battles and their recording, one for runs, one for
 * each provider's requests. Stopping lets calls in flight finish and hands the rest over.
 */
final class BattleWorkers implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(BattleWorkers.class);

  /** A cold machine decides slowly; only a real deadlock takes this long. */
  private static final long DEADLOCK_MS = 5_000;

  /** For answers that have come to be stored, and for steps without a request. */
  private static final Duration SETTLE = Duration.ofSeconds(3);

  private final WorkerFactory factory;
  private final InFlightCalls inFlight;
  private final Limits limits;
  private final Duration grace;
  private volatile boolean running;

  /**
   * @param inFlight the requests that are on the wire here
   * @param providers what each provider takes, by name
   * @param limits where requests wait for that
   */
  BattleWorkers(
      WorkflowClient client,
      TemporalProperties properties,
      RecordingActivities recording,
      TurnActivities turns,
      JudgingActivities judging,
      RunActivities runs,
      InFlightCalls inFlight,
      Map<String, ProviderLimits> providers,
      Limits limits) {
    this.limits = limits;
    this.inFlight = inFlight;
    this.grace = properties.shutdownGrace();
    this.factory =
        WorkerFactory.newInstance(
            client,
            WorkerFactoryOptions.newBuilder()
                .setUsingVirtualWorkflowThreads(true)
                .setWorkflowCacheSize(properties.cachedBattles())
                .setMaxWorkflowThreadCount(properties.cachedBattles() * 2)
                .build());
    Worker battles = factory.newWorker(TaskQueues.BATTLES, battleOptions(properties));
    battles.registerWorkflowImplementationTypes(BattleWorkflowImpl.class);
    battles.registerActivitiesImplementations(recording);
    Worker scale = factory.newWorker(TaskQueues.RUNS, runOptions());
    scale.registerWorkflowImplementationTypes(
        ScaleWorkflowImpl.class, ScalePartitionWorkflowImpl.class);
    scale.registerActivitiesImplementations(runs.recording(), runs.control());
    providers.forEach((provider, takes) ->
        factory
            .newWorker(TaskQueues.ofProvider(provider), RequestQueue.options(takes))
            .registerActivitiesImplementations(turns, judging, runs.summaries()));
  }

  private static WorkerOptions battleOptions(TemporalProperties properties) {
    return WorkerOptions.newBuilder()
        .setUsingVirtualThreads(true)
        .setLocalActivityWorkerOnly(true)
        .setMaxConcurrentWorkflowTaskExecutionSize(properties.concurrentWorkflowTasks())
        .setMaxConcurrentLocalActivityExecutionSize(properties.concurrentRecordings())
        .setWorkflowTaskPollersBehavior(new PollerBehaviorAutoscaling(2, 20, 5))
        .setDefaultDeadlockDetectionTimeout(DEADLOCK_MS)
        .build();
  }

  private static WorkerOptions runOptions() {
    return WorkerOptions.newBuilder()
        .setUsingVirtualThreads(true)
        .setWorkflowTaskPollersBehavior(new PollerBehaviorAutoscaling(1, 5, 2))
        .setActivityTaskPollersBehavior(new PollerBehaviorAutoscaling(1, 5, 1))
        .setMaxHeartbeatThrottleInterval(RequestQueue.HEARTBEAT_THROTTLE)
        .setDefaultDeadlockDetectionTimeout(DEADLOCK_MS)
        .build();
  }

  @Override
  public void start() {
    factory.start();
    running = true;
  }

  /**
   * Takes nothing new, sends away what waits, and lets what is on the wire come home first: from
   * its shutdown on the SDK sends no heartbeats, so a longer call would be taken for lost and made
   * again elsewhere.
   */
  @Override
  public void stop() {
    running = false;
    factory.suspendPolling();
    limits.shut();
    try {
      if (!inFlight.awaitNone(grace)) {
        LOG.atWarn()
            .addKeyValue("graceSeconds", grace.toSeconds())
            .log("calls in flight did not finish in time; another worker goes on with them");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    factory.shutdown();
    factory.awaitTermination(SETTLE.toMillis(), TimeUnit.MILLISECONDS);
    if (!factory.isTerminated()) {
      factory.shutdownNow();
      factory.awaitTermination(SETTLE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
