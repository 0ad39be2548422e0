package dev.gauntlet.activities.turn;

import dev.gauntlet.activities.call.JournaledCalls;
import dev.gauntlet.activities.call.OpenBattles;
import dev.gauntlet.activities.call.Outcome;
import dev.gauntlet.activities.call.PlannedCall;
import dev.gauntlet.activities.call.StepFailures;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.NewMessage;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.storage.battle.Transcripts;
import dev.gauntlet.storage.battle.Transcripts.Transcript;
import dev.gauntlet.storage.journal.Answer;
import dev.gauntlet.storage.journal.Journal;
import dev.gauntlet.storage.journal.StoredCall;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.battle.Asking;
import dev.gauntlet.workflows.battle.TurnActivities;
import dev.gauntlet.workflows.battle.TurnCommand;
import dev.gauntlet.workflows.battle.TurnResult;
import java.util.Optional;

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
    BattleSpec spec = transcript.spec();
    CallKey key =
        new CallKey(command.conversationId(), command.seq(), command.purpose(), command.ordinal());
    Asking asking = Asking.of(command.ordinal());
    ModelChoice choice = spec.chain(command.purpose()).get(asking.position());
    ModelRequest request = request(key, transcript, choice.model());
    PlannedCall planned =
        PlannedCall.in(transcript, choice.provider(), request, command.activeMsLeft());
    boolean mayLeave = spec.opponent() instanceof OpponentSpec.Simulated user && user.mayLeave();
    StoredCall stored = calls.make(planned, outcome(key, choice, mayLeave));
    Utterance said = Utterance.of(key, stored.answer(), mayLeave);
    return new TurnResult(said.isNothing() && !asking.again(), said.leaves(), stored.spent());
  }

  private Outcome outcome(CallKey key, ModelChoice choice, boolean mayLeave) {
    return new Outcome() {
      @Override
      public StoredCall store(Answer answer) {
        return message(key, answer, choice, mayLeave)
            .map(message -> journal.storeTurn(key, answer, message))
            .orElseGet(() -> journal.storeUnread(key, answer));
      }

      @Override
      public void found(StoredCall call) {
        message(key, call.answer(), choice, mayLeave).ifPresent(journal::recordTurn);
      }
    };
  }

  /** An empty answer is no message yet when it can be asked for once more. */
  private static Optional<NewMessage> message(
      CallKey key, Answer answer, ModelChoice choice, boolean mayLeave) {
    Utterance said = Utterance.of(key, answer, mayLeave);
    return said.isNothing() && !Asking.of(key.ordinal()).again()
        ? Optional.empty()
        : Optional.of(said.message(choice.provider()));
  }

  private static ModelRequest request(CallKey key, Transcript transcript, String model) {
    return switch (key.purpose()) {
      case AGENT -> Prompts.agent(key, transcript, model);
      case OPPONENT ->
          switch (transcript.spec().opponent()) {
            case OpponentSpec.Simulated user -> Prompts.opponent(key, transcript, user, model);
            case OpponentSpec.Scripted script ->
                throw new IllegalArgumentException("a script's lines are not bought");
          };
      case JUDGE -> throw new IllegalArgumentException("a judge says no messages");
      case SUMMARY -> throw CallPurpose.notOfABattle();
    };
  }
}
