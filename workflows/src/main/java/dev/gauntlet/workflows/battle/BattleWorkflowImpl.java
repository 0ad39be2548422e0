package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.Spent;
import dev.gauntlet.workflows.battle.BattleStatus.Doing;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plays a battle step by step; what the steps are is decided by {@link Step#next}. */
public final class BattleWorkflowImpl implements BattleWorkflow {
  private final RecordingActivities recording =
      Workflow.newLocalActivityStub(RecordingActivities.class, StepOptions.record());
  private final BattleInput input;
  private final Intents intents = new Intents();
  private final CancellationScope playing = Workflow.newCancellationScope(this::playOn);

  private @Nullable BattleRules rules;
  private Standing standing = Standing.START;
  private BattleState state = BattleState.QUEUED;
  private @Nullable Doing doing;
  private @Nullable Ending ending;
  private @Nullable BattleResult result;
  private long updatedAtMs = Workflow.currentTimeMillis();

  /** Signals may arrive before the first step. */
  @WorkflowInit
  public BattleWorkflowImpl(BattleInput input) {
    this.input = input;
  }

  @Override
  public BattleResult play(BattleInput ignored) {
    try {
      playing.run();
    } catch (CanceledFailure cancelled) {
      ending = intents.ending();
    } catch (ActivityFailure failure) {
      ending = StepFailure.of(failure).ending(intents);
    }
    return result == null ? end() : result;
  }

  private void playOn() {
    BattlePlan plan = recording.begin(input);
    rules = plan.rules();
    standing = plan.standing();
    if (plan.ended() != null) {
      result = plan.ended();
      become(result.reason().state());
      return;
    }
    intents.read(standing);
    become(BattleState.RUNNING);
    while (ending == null) {
      if (intents.endWanted()) {
        ending = intents.ending();
      } else if (intents.pauseWanted()) {
        hold();
      } else {
        take(Step.next(plan.rules(), standing), plan.rules());
      }
    }
  }

  private void hold() {
    recording.paused(input.conversationId(), intents.latest());
    become(BattleState.PAUSED);
    Workflow.await(() -> !intents.pauseWanted());
    if (!intents.endWanted()) {
      recording.resumed(input.conversationId(), intents.latest());
      become(BattleState.RUNNING);
    }
  }

  private void take(Step step, BattleRules rules) {
    switch (step) {
      case Step.OpponentTurn turn when rules.scripted() -> {
        recording.speakLine(input.conversationId(), turn.seq());
        standing = standing.said(turn.seq(), false);
      }
      case Step.OpponentTurn turn -> speak(CallPurpose.OPPONENT, turn.seq(), rules);
      case Step.AgentTurn turn -> speak(CallPurpose.AGENT, turn.seq(), rules);
      case Step.Judging judging -> judge(judging.seq(), rules);
      case Step.End end -> ending = Ending.of(end.reason());
    }
    doing = null;
    touch();
    showDetails();
  }

  private void speak(CallPurpose purpose, int seq, BattleRules rules) {
    TurnResult turn =
        buy(
            purpose,
            seq,
            rules,
            (options, ordinal) ->
                Workflow.newActivityStub(TurnActivities.class, options)
                    .speak(
                        new TurnCommand(
                            input.conversationId(), seq, purpose, ordinal, activeMsLeft(rules))));
    standing = standing.said(seq, turn.left());
  }

  private void judge(int seq, BattleRules rules) {
    Verdict verdict = rules.judgedByRule() ? byRule(seq) : askJudge(seq, rules);
    standing = standing.judged(seq, verdict == null ? Verdict.UNPARSABLE : verdict);
  }

  private Verdict byRule(int seq) {
    return recording.judgeByRule(input.conversationId(), seq);
  }

  private @Nullable Verdict askJudge(int seq, BattleRules rules) {
    return buy(
            CallPurpose.JUDGE,
            seq,
            rules,
            (options, ordinal) ->
                Workflow.newActivityStub(JudgingActivities.class, options)
                    .judge(
                        new JudgingCommand(
                            input.conversationId(), seq, ordinal, activeMsLeft(rules))))
        .verdict();
  }

  /** A request on a provider's task queue. */
  @FunctionalInterface
  private interface Request<R extends Bought> {
    R send(ActivityOptions options, int ordinal);
  }

  /** Asks once more when an answer cannot be used, and the next of the chain when one is out. */
  private <R extends Bought> R buy(
      CallPurpose purpose, int seq, BattleRules rules, Request<R> request) {
    Asking asking = new Asking(standing.positions().of(purpose), false);
    while (true) {
      begin(purpose, seq);
      String provider = rules.chain(purpose).get(asking.position());
      ActivityOptions options = StepOptions.request(provider, rules, summary(purpose, seq, asking));
      try {
        R bought = request.send(options, asking.ordinal());
        standing = standing.spent(purpose, bought.spent());
        if (!bought.unusable() || asking.again()) {
          return bought;
        }
        asking = asking.onceMore();
      } catch (ActivityFailure failure) {
        StepFailure why = StepFailure.of(failure);
        boolean hasNext = asking.position() + 1 < rules.chain(purpose).size();
        if (!why.asksForTheNextProvider() || !hasNext) {
          throw failure;
        }
        fallBack(new Fallback(purpose, seq, asking.ordinal(), why.type(), why.sentence()));
        asking = new Asking(standing.positions().of(purpose), false);
      }
    }
  }

  private void fallBack(Fallback fallback) {
    Spent spent = recording.fallBack(input.conversationId(), fallback);
    standing = standing.spent(fallback.purpose(), spent).fellBack(fallback);
  }

  private static String summary(CallPurpose purpose, int seq, Asking asking) {
    String who =
        switch (purpose) {
          case AGENT -> "Agent";
          case OPPONENT -> "Opponent";
          case JUDGE -> "Judge";
          case SUMMARY -> throw CallPurpose.notOfABattle();
        };
    return who + (asking.again() ? " again" : "") + ", message " + seq;
  }

  /** Detached, so that a cancel cannot skip it. */
  private BattleResult end() {
    doing = null;
    Ending how = Objects.requireNonNull(ending);
    CancellationScope closing =
        Workflow.newDetachedCancellationScope(() -> result = recording.end(input, how));
    closing.run();
    BattleResult ended = Objects.requireNonNull(result);
    become(ended.reason().state());
    return ended;
  }

  @Override
  public void pause(@Nullable Intent intent) {
    want(Wanted.PAUSE, intent);
  }

  @Override
  public void resume(@Nullable Intent intent) {
    want(Wanted.RUN, intent);
  }

  @Override
  public void cancel(@Nullable Intent intent) {
    if (want(Wanted.CANCEL, intent)) {
      playing.cancel();
    }
  }

  @Override
  public void expire(@Nullable Intent intent) {
    if (want(Wanted.EXPIRE, intent)) {
      playing.cancel();
    }
  }

  private boolean want(Wanted wish, @Nullable Intent intent) {
    boolean counts = intents.take(wish, intent);
    if (counts) {
      touch();
    }
    return counts;
  }

  @Override
  public BattleStatus status() {
    boolean held = state == BattleState.PAUSED || state == BattleState.CANCELLED;
    return new BattleStatus(
        state,
        standing.messageCount(),
        standing.judgedSeq(),
        standing.lastVerdict(),
        standing.usage(),
        doing,
        held ? intents.latest() : null,
        result == null ? null : result.reason(),
        result == null ? null : result.failure(),
        result == null ? null : result.sentence(),
        updatedAtMs);
  }

  private long activeMsLeft(BattleRules rules) {
    return rules.timeoutMs() - standing.usage().total().activeMs();
  }

  private void begin(CallPurpose purpose, int seq) {
    touch();
    doing = new Doing(purpose, seq, updatedAtMs);
  }

  private void become(BattleState next) {
    state = next;
    touch();
    showDetails();
  }

  private void touch() {
    updatedAtMs = Workflow.currentTimeMillis();
  }

  private void showDetails() {
    String page = rules == null ? null : rules.page();
    Workflow.setCurrentDetails(BattleDetails.markdown(state, standing, page));
  }
}
