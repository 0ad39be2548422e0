package dev.gauntlet.storage.journal;

import dev.gauntlet.storage.TestStore;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Buys answers for battles, without a provider. */
public final class TestCalls {
  private final Journal journal;

  /** Buys from this store's journal. */
  public TestCalls(TestStore store) {
    this.journal = store.journal;
  }

  /** The agent's message 2. */
  public static CallKey turn(String battle) {
    return new CallKey(battle, 2, CallPurpose.AGENT, 0);
  }

  /** The judgement of message 2. */
  public static CallKey judging(String battle) {
    return new CallKey(battle, 2, CallPurpose.JUDGE, 0);
  }

  /** Sends a request that may cost 1,000 micro-USD. */
  public Opened open(CallKey key) {
    return journal.open(
        new CallOrder(
            key, "openai", "gpt-4o-mini", new byte[] {1}, "worker-1", 1_000L, null, List.of()));
  }

  /** Sends a request and stores its answer. */
  public void buy(CallKey key, @Nullable Long costMicros) {
    open(key);
    store(key, 1, costMicros);
  }

  /** Stores the answer to a request: 20 tokens read, 5 written, in 100 ms. */
  public void store(CallKey key, int request, @Nullable Long costMicros) {
    journal.storeUnread(
        key, new Answer(request, "hi", "stop", "gpt", 20, 0, 5, 0, false, costMicros, 100));
  }

  /** Records that a request failed which the provider may have billed. */
  public void fail(CallKey key, int request) {
    journal.fail(
        key, new CallFailure(request, FailureType.UNAVAILABLE, "late", "", true, 50, true, null));
  }
}
