package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.CallPurpose;
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
      ending = Ending.cancelled(intents.cancelling());
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
      if (intents.cancelWanted()) {
        ending = Ending.cancelled(intents.cancelling());
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
    if (!intents.cancelWanted()) {
      recording.resumed(input.conversationId(), intents.latest());
      become(BattleState.RUNNING);
    }
  }

  private void take(Step step, BattleRules rules) {
    switch (step) {
      case Step.OpponentTurn turn when rules.opponentProvider() == null -> {
        recording.speakLine(input.conversationId(), turn.seq());
        standing = standing.said(turn.seq(), false);
      }
      case Step.OpponentTurn turn ->
          speak(CallPurpose.OPPONENT, turn.seq(), rules.opponentProvider(), rules);
      case Step.AgentTurn turn ->
          speak(CallPurpose.AGENT, turn.seq(), rules.agentProvider(), rules);
      case Step.Judging judging -> judge(judging.seq(), rules);
      case Step.End end -> ending = Ending.of(end.reason());
    }
    doing = null;
    touch();
    showDetails();
  }

  private void speak(CallPurpose purpose, int seq, String provider, BattleRules rules) {
    begin(purpose, seq);
    String who = purpose == CallPurpose.AGENT ? "Agent" : "Opponent";
    ActivityOptions options = StepOptions.request(provider, rules, who + ", message " + seq);
    TurnResult turn =
        Workflow.newActivityStub(TurnActivities.class, options)
            .speak(new TurnCommand(input.conversationId(), seq, purpose, 0, activeMsLeft(rules)));
    standing = standing.spent(purpose, turn.spent()).said(seq, turn.left());
  }

  private void judge(int seq, BattleRules rules) {
    String provider = rules.judgeProvider();
    Verdict verdict =
        provider == null
            ? recording.judgeByRule(input.conversationId(), seq)
            : ask(provider, seq, 0, rules);
    if (verdict == null && provider != null) {
      verdict = ask(provider, seq, JudgingCommand.REPAIR, rules);
    }
    standing = standing.judged(seq, verdict == null ? Verdict.UNPARSABLE : verdict);
  }

  private @Nullable Verdict ask(String provider, int seq, int ordinal, BattleRules rules) {
    begin(CallPurpose.JUDGE, seq);
    String what = ordinal == JudgingCommand.REPAIR ? "Judge again, message " : "Judge, message ";
    ActivityOptions options = StepOptions.request(provider, rules, what + seq);
    JudgingResult judged =
        Workflow.newActivityStub(JudgingActivities.class, options)
            .judge(new JudgingCommand(input.conversationId(), seq, ordinal, activeMsLeft(rules)));
    standing = standing.spent(CallPurpose.JUDGE, judged.spent());
    return judged.verdict();
  }

  /** Detached, so that a cancel cannot skip it. */
  private BattleResult end() {
    doing = null;
    Ending how = Objects.requireNonNull(ending);
    CancellationScope closing =
        Workflow.newDetachedCancellationScope(
            () -> result = recording.end(input.conversationId(), how));
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
