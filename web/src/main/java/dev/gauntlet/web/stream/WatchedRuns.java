package dev.gauntlet.web.stream;

import dev.gauntlet.web.scale.RunStatusReader;
import dev.gauntlet.web.scale.RunStatusView;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at each run that somebody watches once a second, for all who do. */
final class WatchedRuns implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedRuns.class);

  private final RunStatusReader statuses;
  private final Map<String, Set<RunStream>> streams = new ConcurrentHashMap<>();
  private final ExecutorService lookers = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("watched-runs").factory());
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  WatchedRuns(RunStatusReader statuses) {
    this.statuses = statuses;
  }

  /** From now on the stream is told how the run stands; the returned handle ends that. */
  Runnable watch(String runId, RunStream stream) {
    streams.compute(
        runId,
        (id, there) -> {
          Set<RunStream> all = there == null ? ConcurrentHashMap.newKeySet() : there;
          all.add(stream);
          return all;
        });
    return () ->
        streams.computeIfPresent(
            runId,
            (id, there) -> {
              there.remove(stream);
              return there.isEmpty() ? null : there;
            });
  }

  private void lookAtAll() {
    for (String run : streams.keySet()) {
      if (underWay.add(run)) {
        lookers.execute(() -> look(run));
      }
    }
  }

  private void look(String run) {
    try {
      RunStatusView status = statuses.read(run);
      streams.getOrDefault(run, Set.of()).forEach(stream -> stream.tell(status));
    } catch (RuntimeException away) {
      LOG.atDebug().addKeyValue("run", run).setCause(away).log("looked at again in a moment");
    } finally {
      underWay.remove(run);
    }
  }

  @Override
  public void start() {
    running = true;
    ticker.scheduleAtFixedRate(this::lookAtAll, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void stop() {
    running = false;
    ticker.shutdownNow();
    lookers.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
