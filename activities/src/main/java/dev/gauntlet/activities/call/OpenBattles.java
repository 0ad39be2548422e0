package dev.gauntlet.activities.call;

import dev.gauntlet.storage.battle.Transcripts;
import dev.gauntlet.storage.battle.Transcripts.Transcript;
import dev.gauntlet.workflows.FailureType;

/** Battles for which something may still be bought. */
public final class OpenBattles {
  private final Transcripts transcripts;

  /** Reads over these. */
  public OpenBattles(Transcripts transcripts) {
    this.transcripts = transcripts;
  }

  /**
   * What was said in a battle up to a message.
   *
   * @throws io.temporal.failure.ApplicationFailure when the battle has ended, is to be cancelled or
   *     is not there
   */
  public Transcript transcript(String battleId, int upTo) {
    return transcripts
        .read(battleId, upTo)
        .filter(found -> !found.over())
        .orElseThrow(() -> StepFailures.forGood(FailureType.CANCELLED, "The battle is over."));
  }
}
