package dev.gauntlet.worker;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs a task again and again while the process lives; a failure is logged and forgotten. */
public final class Periodic implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Periodic.class);

  private final String name;
  private final Duration every;
  private final Runnable task;
  private final ExecutorService thread;
  private volatile boolean running;

  /**
   * @param name of the thread
   * @param every the time between the end of one run and the start of the next
   * @param task what to do
   */
  public Periodic(String name, Duration every, Runnable task) {
    this.name = name;
    this.every = every;
    this.task = task;
    this.thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
  }

  @Override
  public void start() {
    running = true;
    thread.execute(this::loop);
  }

  private void loop() {
    String lastFailure = "";
    while (running) {
      try {
        task.run();
        lastFailure = "";
      } catch (RuntimeException | Error failure) {
        if (running && !lastFailure.equals(failure.toString())) {
          LOG.atWarn().addKeyValue("task", name).setCause(failure).log("failed; it is tried again");
          lastFailure = failure.toString();
        }
      }
      try {
        TimeUnit.NANOSECONDS.sleep(every.toNanos());
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    thread.shutdownNow();
    thread.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
