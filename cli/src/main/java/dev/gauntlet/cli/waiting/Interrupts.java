package dev.gauntlet.cli.waiting;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells a command that the user pressed Ctrl-C. */
public interface Interrupts {
  /** Ctrl-C of this process; the command has 20 s to say goodbye. */
  Interrupts OF_PROCESS = new OfProcess();

  /**
   * Interrupts the calling thread on Ctrl-C, until the watch is closed.
   *
   * @return closes once the command has cleaned up after itself
   */
  Watch watch();

  /** Interrupts a thread while it is open. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /** A shutdown hook, for that is how a JVM learns of Ctrl-C. */
  final class OfProcess implements Interrupts {
    private static final int SECONDS_TO_CLEAN_UP = 20;

    @Override
    public Watch watch() {
      Thread command = Thread.currentThread();
      CountDownLatch cleanedUp = new CountDownLatch(1);
      AtomicBoolean ending = new AtomicBoolean();
      Thread hook =
          new Thread(
              () -> {
                ending.set(true);
                command.interrupt();
                try {
                  cleanedUp.await(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS);
                } catch (InterruptedException stop) {
                  Thread.currentThread().interrupt();
                }
              },
              "gauntlet-ctrl-c");
      Runtime.getRuntime().addShutdownHook(hook);
      return () -> {
        cleanedUp.countDown();
        if (!ending.get()) {
          remove(hook);
        }
      };
    }

    private static void remove(Thread hook) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException alreadyEnding) {
        // The hook finds its latch open.
      }
    }
  }
}
