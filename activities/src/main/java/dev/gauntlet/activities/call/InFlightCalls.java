package dev.gauntlet.activities.call;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The requests that this process has on the wire, so that a cancel can reach them. */
public final class InFlightCalls {
  private static final long LOOK_AGAIN_MS = 50;

  private final Map<String, Set<InFlightCall>> calls = new ConcurrentHashMap<>();

  /** Aborts every request of a battle, or of a run itself, that is on the wire here. */
  public void abort(String battleId) {
    calls.getOrDefault(battleId, Set.of()).forEach(InFlightCall::abort);
  }

  /**
   * Whose requests are on the wire here: battles, and runs by the name the journal has for them.
   */
  public Set<String> battles() {
    return Set.copyOf(calls.keySet());
  }

  /**
   * Waits until no request is on the wire here.
   *
   * @return whether that came to be within the time
   */
  public boolean awaitNone(Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!calls.isEmpty()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
    }
    return true;
  }

  InFlightCall enter(String battleId) {
    InFlightCall call = new InFlightCall(Thread.currentThread(), gone -> leave(battleId, gone));
    calls.compute(
        battleId,
        (id, there) -> {
          Set<InFlightCall> all = there == null ? ConcurrentHashMap.newKeySet() : there;
          all.add(call);
          return all;
        });
    return call;
  }

  private void leave(String battleId, InFlightCall call) {
    calls.computeIfPresent(
        battleId,
        (id, there) -> {
          there.remove(call);
          return there.isEmpty() ? null : there;
        });
  }
}
