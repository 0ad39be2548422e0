package dev.gauntlet.web.rest;

import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.CriterionResult;
import dev.gauntlet.storage.battle.NewJudgement;
import dev.gauntlet.storage.battle.NewMessage;
import dev.gauntlet.storage.journal.Answer;
import dev.gauntlet.storage.journal.CallFailure;
import dev.gauntlet.storage.journal.CallOrder;
import dev.gauntlet.storage.journal.Journal;
import dev.gauntlet.storage.journal.Opened;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.Spent;
import dev.gauntlet.workflows.battle.JudgingActivities;
import dev.gauntlet.workflows.battle.JudgingCommand;
import dev.gauntlet.workflows.battle.JudgingResult;
import dev.gauntlet.workflows.battle.TurnActivities;
import dev.gauntlet.workflows.battle.TurnCommand;
import dev.gauntlet.workflows.battle.TurnResult;
import dev.gauntlet.workflows.battle.Verdict;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Plays the models' parts without a model: at once, unless a test holds a call or turns it away.
 * The judge finds the goal reached at message 4. Calls are journalled, so that usage is real.
 */
public final class Players implements TurnActivities, JudgingActivities {

  /** What a call to the model {@code fake} costs; {@code unpriced} has no price. */
  public static final long COST_MICROS = 1_500;

  /** Our own words when a call is turned away. */
  public static final String PATIENCE = "The provider asks for patience.";

  /** Our own words when a call is refused. */
  public static final String REFUSED = "The key was refused.";

  private static final int GOAL_AT = 4;
  private static final int TOKENS_IN = 100;
  private static final int TOKENS_OUT = 10;

  private final BattleQueries queries;
  private final Journal journal;
  private final Map<CallKey, CountDownLatch> held = new ConcurrentHashMap<>();
  private final Set<CallKey> turnedAway = ConcurrentHashMap.newKeySet();
  private final Set<CallKey> refused = ConcurrentHashMap.newKeySet();

  Players(BattleQueries queries, Journal journal) {
    this.queries = queries;
    this.journal = journal;
  }

  /** Holds a call of a battle that is yet to come, until it is released. */
  public void hold(String battle, CallPurpose purpose, int seq) {
    held.put(new CallKey(battle, seq, purpose, 0), new CountDownLatch(1));
  }

  /** Lets all held calls of a battle go on. */
  public void release(String battle) {
    held.forEach((key, latch) -> {
      if (key.battleId().equals(battle)) {
        latch.countDown();
      }
    });
  }

  /** Turns a call of a battle away that is yet to come; the next attempt is due in an hour. */
  public void turnAway(String battle, CallPurpose purpose, int seq) {
    turnedAway.add(new CallKey(battle, seq, purpose, 0));
  }

  /** A call of a battle that is yet to come fails for good, as one with a wrong key, once. */
  public void refuse(String battle, CallPurpose purpose, int seq) {
    refused.add(new CallKey(battle, seq, purpose, 0));
  }

  @Override
  public TurnResult speak(TurnCommand command) {
    CallKey key =
        new CallKey(command.conversationId(), command.seq(), command.purpose(), command.ordinal());
    Begun begun = begin(key);
    BattleSpec spec = begun.spec();
    Answer answer = answer(begun, "words " + key.seq());
    NewMessage message =
        new NewMessage(
            key.battleId(),
            key.seq(),
            NewMessage.Author.MODEL,
            answer.response(),
            false,
            new NewMessage.Origin(
                spec.agent().provider(),
                spec.agent().model(),
                answer.finish(),
                answer.tokensIn(),
                answer.tokensOut(),
                answer.costMicros(),
                answer.latencyMs()));
    journal.storeTurn(key, answer, message);
    return new TurnResult(false, false, spent(answer));
  }

  @Override
  public JudgingResult judge(JudgingCommand command) {
    CallKey key =
        new CallKey(command.conversationId(), command.seq(), CallPurpose.JUDGE, command.ordinal());
    Begun begun = begin(key);
    BattleSpec spec = begun.spec();
    Answer answer = answer(begun, "{}");
    boolean reached = key.seq() >= GOAL_AT;
    Verdict verdict = reached ? Verdict.REACHED : Verdict.NOT_YET;
    List<CriterionResult> results =
        spec.judge().criteria().stream().map(criterion -> result(criterion, reached)).toList();
    journal.storeJudgement(
        key,
        answer,
        new NewJudgement(
            key.battleId(),
            key.seq(),
            verdict,
            "because it is message " + key.seq(),
            results,
            spec.judge().provider(),
            spec.judge().model()));
    return new JudgingResult(verdict, spent(answer));
  }

  private static CriterionResult result(Criterion criterion, boolean met) {
    return new CriterionResult(criterion.id(), criterion.type(), criterion.required(), met, "so");
  }

  /** A call that is on its way, with the number of its request. */
  private record Begun(BattleSpec spec, int request) {}

  private Begun begin(CallKey key) {
    await(held.get(key));
    BattleSpec spec = queries.find(key.battleId()).map(BattleRow::spec).orElseThrow();
    Opened opened =
        journal.open(
            new CallOrder(
                key,
                spec.agent().provider(),
                spec.agent().model(),
                new byte[0],
                "test",
                null,
                null,
                List.of()));
    if (turnedAway.contains(key)) {
      turnAway(key);
    }
    if (refused.remove(key)) {
      refuse(key);
    }
    return new Begun(spec, opened instanceof Opened.MaySend sent ? sent.request() : 1);
  }

  private void turnAway(CallKey key) {
    Duration wait = Duration.ofHours(1);
    journal.fail(
        key,
        new CallFailure(
            1, FailureType.RATE_LIMITED, PATIENCE, "", false, 1, false, Instant.now().plus(wait)));
    throw ApplicationFailure.newFailureWithCauseAndDelay(
        PATIENCE, FailureType.RATE_LIMITED.name(), null, wait);
  }

  private void refuse(CallKey key) {
    journal.fail(
        key, new CallFailure(1, FailureType.AUTHENTICATION, REFUSED, "", false, 1, false, null));
    throw ApplicationFailure.newNonRetryableFailure(REFUSED, FailureType.AUTHENTICATION.name());
  }

  private static void await(@Nullable CountDownLatch latch) {
    try {
      while (latch != null && !latch.await(200, TimeUnit.MILLISECONDS)) {
        Activity.getExecutionContext().heartbeat(null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the worker stops", e);
    }
  }

  private static Answer answer(Begun begun, String text) {
    BattleSpec spec = begun.spec();
    Long cost = spec.agent().model().equals("unpriced") ? null : COST_MICROS;
    return new Answer(
        begun.request(),
        text,
        "stop",
        spec.agent().model(),
        TOKENS_IN,
        0,
        TOKENS_OUT,
        0,
        false,
        cost,
        5);
  }

  private static Spent spent(Answer answer) {
    return new Spent(
        answer.tokensIn(),
        answer.tokensOut(),
        answer.costMicros(),
        1,
        0,
        answer.latencyMs(),
        0,
        false);
  }
}
