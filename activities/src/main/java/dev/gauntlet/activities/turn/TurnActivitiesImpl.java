package dev.gauntlet.activities.turn;

import dev.gauntlet.activities.call.JournaledCalls;
import dev.gauntlet.activities.call.OpenBattles;
import dev.gauntlet.activities.call.PlannedCall;
import dev.gauntlet.activities.call.StepFailures;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.storage.battle.Transcripts;
import dev.gauntlet.storage.battle.Transcripts.Transcript;
import dev.gauntlet.storage.journal.Journal;
import dev.gauntlet.storage.journal.StoredCall;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.battle.TurnActivities;
import dev.gauntlet.workflows.battle.TurnCommand;
import dev.gauntlet.workflows.battle.TurnResult;

/** Buys the messages of both sides. */
public final class TurnActivitiesImpl implements TurnActivities {
  private final OpenBattles battles;
  private final Journal journal;
  private final JournaledCalls calls;

  /** Buys over these calls. */
  public TurnActivitiesImpl(Transcripts transcripts, Journal journal, JournaledCalls calls) {
    this.battles = new OpenBattles(transcripts);
    this.journal = journal;
    this.calls = calls;
  }

  @Override
  public TurnResult speak(TurnCommand command) {
    return StepFailures.inOwnWords(() -> buy(command));
  }

  private TurnResult buy(TurnCommand command) {
    Transcript transcript = battles.transcript(command.conversationId(), command.seq() - 1);
    CallKey key =
        new CallKey(command.conversationId(), command.seq(), command.purpose(), command.ordinal());
    PlannedCall planned = plan(key, transcript, command.activeMsLeft());
    boolean mayLeave =
        transcript.spec().opponent() instanceof OpponentSpec.Simulated user && user.mayLeave();
    StoredCall stored =
        calls.make(
            planned,
            answer ->
                journal.storeTurn(
                    key, answer, Utterance.of(key, answer, mayLeave).message(planned.provider())));
    return new TurnResult(Utterance.of(key, stored.answer(), mayLeave).leaves(), stored.spent());
  }

  private static PlannedCall plan(CallKey key, Transcript transcript, long activeMsLeft) {
    return switch (key.purpose()) {
      case AGENT ->
          planned(
              transcript,
              transcript.spec().agent().provider(),
              Prompts.agent(key, transcript),
              activeMsLeft);
      case OPPONENT ->
          switch (transcript.spec().opponent()) {
            case OpponentSpec.Simulated user ->
                planned(
                    transcript,
                    user.provider(),
                    Prompts.opponent(key, transcript, user),
                    activeMsLeft);
            case OpponentSpec.Scripted script ->
                throw new IllegalArgumentException("a script's lines are not bought");
          };
      case JUDGE -> throw new IllegalArgumentException("a judge says no messages");
    };
  }

  private static PlannedCall planned(
      Transcript transcript, String provider, ModelRequest request, long activeMsLeft) {
    return PlannedCall.in(transcript.spec(), provider, request, activeMsLeft);
  }
}
