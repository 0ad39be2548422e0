package dev.gauntlet.activities.judge;

import dev.gauntlet.storage.battle.Judgements;
import dev.gauntlet.storage.battle.NewJudgement;
import dev.gauntlet.storage.battle.Transcripts;
import dev.gauntlet.workflows.battle.Verdict;
import org.springframework.transaction.support.TransactionOperations;

/** Judges by criteria that need no model. */
public final class RuleJudge {
  private final Transcripts transcripts;
  private final Judgements judgements;
  private final TransactionOperations transactions;

  /** Reads and stores over these. */
  public RuleJudge(
      Transcripts transcripts, Judgements judgements, TransactionOperations transactions) {
    this.transcripts = transcripts;
    this.judgements = judgements;
    this.transactions = transactions;
  }

  /** Decides on message {@code seq} and stores the judgement. */
  public Verdict judge(String battleId, int seq) {
    Transcripts.Transcript transcript =
        transcripts
            .read(battleId, seq)
            .orElseThrow(() -> new IllegalArgumentException("no battle " + battleId));
    NewJudgement judgement =
        Verdicts.judgement(
            battleId,
            seq,
            transcript.spec(),
            null,
            Rules.decide(transcript.spec(), transcript.lines().getLast()));
    transactions.executeWithoutResult(status -> judgements.decide(judgement));
    return judgement.verdict();
  }
}
