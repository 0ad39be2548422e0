package dev.gauntlet.web.live;

import dev.gauntlet.storage.battle.BattleTails;
import dev.gauntlet.storage.signal.Channel;
import dev.gauntlet.storage.signal.Deltas;
import dev.gauntlet.storage.signal.Listener;
import dev.gauntlet.storage.signal.Notifier;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Wakes the watchers in this process: by notifications on one connection, and by a look at how far
 * all followed battles are, every other second and in one statement, for what a notification did
 * not bring. It tells the workers which battles are followed, so that they pass on what is being
 * written.
 */
public final class Feed implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  private static final int SAY_EVERY = 5;
  private static final Duration LISTEN_AGAIN = Duration.ofSeconds(1);

  private final Watchers watchers;
  private final Listener listener;
  private final Notifier notifier;
  private final BattleTails tails;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private int looks;
  private volatile boolean running;

  /**
   * @param watchers who is woken
   * @param listener hears the workers
   * @param notifier tells the workers
   * @param tails how far battles are
   */
  public Feed(Watchers watchers, Listener listener, Notifier notifier, BattleTails tails) {
    this.watchers = watchers;
    this.listener = listener;
    this.notifier = notifier;
    this.tails = tails;
  }

  @Override
  public void start() {
    running = true;
    threads.execute(() -> again(this::listen, LISTEN_AGAIN));
    threads.execute(() -> again(this::look, LOOK_EVERY));
  }

  private void listen() {
    listener.listen(
        Map.of(
            Channel.EVENTS, ids -> watchers.changed(Notifier.ids(ids)),
            Channel.DELTAS, delta -> watchers.written(Deltas.read(delta))),
        () -> {});
  }

  private void look() {
    Set<String> followed = watchers.followed();
    if (followed.isEmpty()) {
      return;
    }
    tails.find(followed).forEach((id, tail) -> watchers.reached(id, tail.position()));
    if (looks++ % SAY_EVERY == 0) {
      notifier.sendIds(Channel.WATCHED, followed);
    }
  }

  private void again(Runnable task, Duration pause) {
    boolean failing = false;
    while (running) {
      try {
        task.run();
        failing = false;
      } catch (RuntimeException away) {
        if (running && !failing) {
          LOG.atWarn().setCause(away).log("watched battles are looked at again in a moment");
        }
        failing = true;
      }
      try {
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    threads.shutdownNow();
    threads.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
