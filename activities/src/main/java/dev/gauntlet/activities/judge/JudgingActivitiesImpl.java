package dev.gauntlet.activities.judge;

import dev.gauntlet.activities.call.JournaledCalls;
import dev.gauntlet.activities.call.OpenBattles;
import dev.gauntlet.activities.call.Outcome;
import dev.gauntlet.activities.call.PlannedCall;
import dev.gauntlet.activities.call.StepFailures;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.CriterionResult;
import dev.gauntlet.storage.battle.NewJudgement;
import dev.gauntlet.storage.battle.Transcripts;
import dev.gauntlet.storage.battle.Transcripts.Transcript;
import dev.gauntlet.storage.journal.Answer;
import dev.gauntlet.storage.journal.Journal;
import dev.gauntlet.storage.journal.StoredCall;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.battle.Asking;
import dev.gauntlet.workflows.battle.JudgingActivities;
import dev.gauntlet.workflows.battle.JudgingCommand;
import dev.gauntlet.workflows.battle.JudgingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Buys verdicts. Criteria that need no model are decided along with the answer. */
public final class JudgingActivitiesImpl implements JudgingActivities {
  private final OpenBattles battles;
  private final Journal journal;
  private final JournaledCalls calls;

  /** Buys over these calls. */
  public JudgingActivitiesImpl(Transcripts transcripts, Journal journal, JournaledCalls calls) {
    this.battles = new OpenBattles(transcripts);
    this.journal = journal;
    this.calls = calls;
  }

  @Override
  public JudgingResult judge(JudgingCommand command) {
    return StepFailures.inOwnWords(() -> buy(command));
  }

  private JudgingResult buy(JudgingCommand command) {
    Transcript transcript = battles.transcript(command.conversationId(), command.seq());
    CallKey key = key(command, command.ordinal());
    BattleSpec spec = transcript.spec();
    ModelChoice judge = spec.judge().chain().get(Asking.of(command.ordinal()).position());
    ModelRequest request = request(key, command, transcript, judge.model());
    PlannedCall planned =
        PlannedCall.in(transcript, judge.provider(), request, command.activeMsLeft());
    StoredCall stored = calls.make(planned, outcome(key, transcript, judge));
    Optional<NewJudgement> judgement = judgement(key, transcript, judge, stored.answer());
    return new JudgingResult(judgement.map(NewJudgement::verdict).orElse(null), stored.spent());
  }

  private ModelRequest request(
      CallKey key, JudgingCommand command, Transcript transcript, String model) {
    if (!Asking.of(command.ordinal()).again()) {
      return JudgePrompt.question(key, transcript, model);
    }
    String unread =
        journal
            .find(key(command, command.ordinal() - 1))
            .map(call -> call.answer().response())
            .orElse("");
    return switch (JudgeAnswer.read(unread, JudgePrompt.asked(transcript.spec()))) {
      case JudgeAnswer.Read read -> JudgePrompt.question(key, transcript, model);
      case JudgeAnswer.Unread why -> JudgePrompt.repair(key, transcript, model, unread, why.why());
    };
  }

  private Outcome outcome(CallKey key, Transcript transcript, ModelChoice judge) {
    return new Outcome() {
      @Override
      public StoredCall store(Answer answer) {
        return judgement(key, transcript, judge, answer)
            .map(judgement -> journal.storeJudgement(key, answer, judgement))
            .orElseGet(() -> journal.storeUnread(key, answer));
      }

      @Override
      public void found(StoredCall call) {
        judgement(key, transcript, judge, call.answer()).ifPresent(journal::recordJudgement);
      }
    };
  }

  /** Nothing, when the answer cannot be read and a repair is still to come. */
  private static Optional<NewJudgement> judgement(
      CallKey key, Transcript transcript, ModelChoice judge, Answer answer) {
    BattleSpec spec = transcript.spec();
    List<CriterionResult> results =
        new ArrayList<>(Rules.decide(spec, transcript.lines().getLast()));
    switch (JudgeAnswer.read(answer.response(), JudgePrompt.asked(spec))) {
      case JudgeAnswer.Read read -> results.addAll(read.results());
      case JudgeAnswer.Unread unread -> {
        if (!Asking.of(key.ordinal()).again()) {
          return Optional.empty();
        }
        JudgePrompt.asked(spec).forEach(c -> results.add(undecided(c, unread.why())));
      }
    }
    return Optional.of(Verdicts.judgement(key.battleId(), key.seq(), spec, judge, results));
  }

  private static CriterionResult undecided(Criterion criterion, String why) {
    return new CriterionResult(
        criterion.id(),
        criterion.type(),
        criterion.required(),
        null,
        "The judge's answer could not be read, also after a repair: " + why);
  }

  private static CallKey key(JudgingCommand command, int ordinal) {
    return new CallKey(command.conversationId(), command.seq(), CallPurpose.JUDGE, ordinal);
  }
}
