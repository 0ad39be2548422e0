package dev.gauntlet.activities.call;

import dev.gauntlet.storage.journal.Answer;
import dev.gauntlet.storage.journal.StoredCall;
import java.util.function.Function;

/** What an answer means to the step that asked for it. */
public interface Outcome {

  /** An outcome that is always recorded along with its answer. */
  static Outcome storedBy(Function<Answer, StoredCall> store) {
    return new Outcome() {
      @Override
      public StoredCall store(Answer answer) {
        return store.apply(answer);
      }

      @Override
      public void found(StoredCall call) {}
    };
  }

  /** Stores an answer that came with what it means, and returns the answer that counts. */
  StoredCall store(Answer answer);

  /**
   * Makes sure that what an answer means is recorded: it was stored before, perhaps after the
   * battle had failed, when nothing is recorded any more.
   */
  void found(StoredCall call);
}
