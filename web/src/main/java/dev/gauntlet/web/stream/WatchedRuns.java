package dev.gauntlet.web.stream;

import dev.gauntlet.web.live.Registry;
import dev.gauntlet.web.scale.RunStatusReader;
import dev.gauntlet.web.scale.RunStatusView;
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
  private final Registry<RunStream> streams = new Registry<>();
  private final ExecutorService lookers = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("watched-runs").factory());
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  WatchedRuns(RunStatusReader statuses) {
    this.statuses = statuses;
  }

  /** From now on the stream is told how the run stands. */
  Registry.Entry follow(String runId, RunStream stream) {
    return streams.enter(runId, stream);
  }

  private void lookAtAll() {
    for (String run : streams.ids()) {
      if (underWay.add(run)) {
        lookers.execute(() -> look(run));
      }
    }
  }

  private void look(String run) {
    try {
      RunStatusView status = statuses.read(run);
      streams.each(run, stream -> stream.tell(status));
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
