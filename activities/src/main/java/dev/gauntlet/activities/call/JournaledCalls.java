package dev.gauntlet.activities.call;

import dev.gauntlet.activities.limit.Limits;
import dev.gauntlet.activities.limit.Pass;
import dev.gauntlet.activities.provider.AnswerListener;
import dev.gauntlet.activities.provider.ModelProvider;
import dev.gauntlet.activities.provider.ModelResponse;
import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.activities.provider.Providers;
import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.budget.SharedBudget;
import dev.gauntlet.storage.journal.Answer;
import dev.gauntlet.storage.journal.CallFailure;
import dev.gauntlet.storage.journal.CallOrder;
import dev.gauntlet.storage.journal.Journal;
import dev.gauntlet.storage.journal.Opened;
import dev.gauntlet.storage.journal.StoredCall;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.FailureType;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Makes LLM calls so that each is paid for once: a stored answer is returned without a request, and
 * an answer that came is stored before the step returns.
 */
public final class JournaledCalls {
  private static final Logger LOG = LoggerFactory.getLogger(JournaledCalls.class);

  private final Journal journal;
  private final BattleProgress progress;
  private final Providers providers;
  private final InFlightCalls inFlight;
  private final Heartbeats heartbeats;
  private final LiveAnswers live;
  private final WaitingRoom waitingRoom;
  private final String worker;
  private final Patience patience = new Patience(RandomGenerator.getDefault());
  private final WorstCase worstCase;
  private final DailyBudget dailyBudget;

  /** An answer is paid for: its write is tried for as long as start-to-close leaves room. */
  private final RetryTemplate untilStored =
      new RetryTemplate(
          RetryPolicy.builder()
              .maxRetries(Long.MAX_VALUE)
              .delay(Duration.ofMillis(100))
              .multiplier(2)
              .maxDelay(Duration.ofSeconds(2))
              .timeout(Duration.ofSeconds(25))
              .excludes(DataIntegrityViolationException.class)
              .build());

  /**
   * @param journal where calls are written down
   * @param progress where a lost worker is reported
   * @param providers whom to ask
   * @param inFlight where requests on the wire are registered
   * @param heartbeats how Temporal hears that they are
   * @param live who watches answers being written
   * @param limits what each provider takes
   * @param worker this process's id
   * @param dailyBudget what the whole installation may spend a day
   */
  public JournaledCalls(
      Journal journal,
      BattleProgress progress,
      Providers providers,
      InFlightCalls inFlight,
      Heartbeats heartbeats,
      LiveAnswers live,
      Limits limits,
      String worker,
      DailyBudget dailyBudget) {
    this.journal = journal;
    this.progress = progress;
    this.providers = providers;
    this.inFlight = inFlight;
    this.heartbeats = heartbeats;
    this.live = live;
    this.waitingRoom = new WaitingRoom(limits);
    this.worker = worker;
    this.dailyBudget = dailyBudget;
    this.worstCase = new WorstCase(providers);
  }

  /**
   * Makes a call, or finds its answer.
   *
   * @param planned what to ask
   * @param outcome records what the answer means
   * @return the answer that counts
   * @throws ApplicationFailure when there is no answer yet, or never will be
   */
  public StoredCall make(PlannedCall planned, Outcome outcome) {
    CallKey key = planned.key();
    // Entered before the row is read: a cancel is then either in the row or finds the call here.
    try (InFlightCall call = inFlight.enter(key.battleId())) {
      // Temporal hears of the attempt until its outcome is written: it must not start another one
      // while this one waits for its turn, or for the database.
      try (Heartbeats.Beating beating =
          heartbeats.start(
              Activity.getExecutionContext(), call::abort, () -> abortIfOver(key, call))) {
        Optional<StoredCall> stored = journal.find(key);
        return stored.isPresent()
            ? found(stored.get(), outcome)
            : takeTurn(planned, call, beating, outcome);
      }
    }
  }

  private static StoredCall found(StoredCall stored, Outcome outcome) {
    outcome.found(stored);
    return stored;
  }

  private StoredCall takeTurn(
      PlannedCall planned, InFlightCall call, Heartbeats.Beating beating, Outcome outcome) {
    try (Pass pass = waitingRoom.await(planned, call, beating)) {
      return open(planned, pass, call, outcome);
    }
  }

  private StoredCall open(PlannedCall planned, Pass pass, InFlightCall call, Outcome outcome) {
    List<SharedBudget> shared =
        Stream.of(planned.runBudget(), dailyBudget.today()).flatMap(Optional::stream).toList();
    Optional<Long> atMost = worstCase.micros(planned);
    if (!shared.isEmpty() && atMost.isEmpty()) {
      throw StepFailures.forGood(
          FailureType.BUDGET_SPENT,
          "The model %s of %s has no known price, so %s could not be held: configure its price."
              .formatted(planned.request().model(), planned.provider(), shared.getFirst().name()));
    }
    CallOrder order =
        new CallOrder(
            planned.key(),
            planned.provider(),
            planned.request().model(),
            RequestHash.of(planned.provider(), planned.request()),
            worker,
            atMost.orElse(null),
            planned.budgetMicros().orElse(null),
            shared);
    return switch (journal.open(order)) {
      case Opened.AlreadyStored stored -> found(stored.call(), outcome);
      case Opened.OverBudget over ->
          throw StepFailures.forGood(FailureType.BUDGET_SPENT, over.sentence());
      case Opened.OverSharedBudget over ->
          throw StepFailures.forGood(FailureType.BUDGET_SPENT, over.sentence());
      case Opened.BudgetHeld held ->
          throw StepFailures.forNow(
              FailureType.BUDGET_HELD, held.sentence(), patience.untilOthersSettle());
      case Opened.BattleOver over -> throw StepFailures.interrupted(true);
      case Opened.MaySend maySend -> send(planned, maySend, pass, call, outcome);
    };
  }

  private StoredCall send(
      PlannedCall planned, Opened.MaySend opened, Pass pass, InFlightCall call, Outcome outcome) {
    CallKey key = planned.key();
    if (opened.repeatsLost() && Activity.getExecutionContext().getInfo().getAttempt() > 1) {
      progress.workerLost(key);
    }
    Duration left = planned.activeLeft().minusMillis(opened.activeMs());
    Wire wire = new Wire(planned, left);
    depart(key, opened, call);
    try {
      ModelResponse response = ask(wire, pass, call, live.of(key, opened.request()));
      Answer answer = wire.answer(opened.request(), response, providers);
      LOG.atInfo()
          .addKeyValue("battle", key.battleId())
          .addKeyValue("seq", key.seq())
          .addKeyValue("purpose", key.purpose().word())
          .addKeyValue("ordinal", key.ordinal())
          .addKeyValue("provider", planned.provider())
          .addKeyValue("latencyMs", answer.latencyMs())
          .log("answered");
      return untilStored.invoke(() -> outcome.store(answer));
    } catch (ProviderException failure) {
      if (!wire.ranOutOfTime()) {
        pass.failed(failure);
      }
      throw failed(wire, opened, failure);
    }
  }

  /** A request that is aborted before it was sent cost nothing. */
  private void depart(CallKey key, Opened.MaySend opened, InFlightCall call) {
    try {
      call.depart();
    } catch (InterruptedException e) {
      journal.fail(
          key,
          new CallFailure(
              opened.request(),
              FailureType.CANCELLED,
              "It was cancelled before it was sent.",
              "",
              false,
              0,
              false,
              null));
      throw StepFailures.interrupted(call.aborted());
    }
  }

  /** An attempt that another one replaced goes on: the first answer that is stored counts. */
  private void abortIfOver(CallKey key, InFlightCall call) {
    if (progress.isOver(key)) {
      call.abort();
    }
  }

  private ModelResponse ask(Wire wire, Pass pass, InFlightCall call, AnswerListener listener)
      throws ProviderException {
    try {
      ModelProvider provider = wire.provider(providers);
      pass.sent();
      ModelResponse response = wire.send(provider, listener);
      pass.answered(response.tokens().input() + response.tokens().output());
      return response;
    } catch (InterruptedException e) {
      throw StepFailures.interrupted(call.aborted());
    } finally {
      call.land();
    }
  }

  private ApplicationFailure failed(Wire wire, Opened.MaySend opened, ProviderException failure) {
    CallKey key = wire.key();
    boolean strike = patience.strikes(failure.type());
    int strikes = opened.strikes() + (strike ? 1 : 0);
    boolean outOfTime = wire.ranOutOfTime();
    Optional<Duration> delay =
        outOfTime ? Optional.empty() : patience.next(failure, opened.request(), strikes);
    Instant retryAt = delay.map(Instant.now()::plus).orElse(null);
    CallFailure record =
        new CallFailure(
            opened.request(),
            failure.type(),
            failure.sentence(),
            failure.body(),
            strike,
            wire.elapsed().toMillis(),
            failure.mayBeBilled(),
            retryAt);
    untilStored.invoke(() -> journal.fail(key, record));
    LOG.atWarn()
        .addKeyValue("battle", key.battleId())
        .addKeyValue("seq", key.seq())
        .addKeyValue("purpose", key.purpose().word())
        .addKeyValue("failure", failure.type())
        .addKeyValue("retryInMs", delay.map(Duration::toMillis).orElse(null))
        .log(failure.sentence());
    if (outOfTime) {
      return StepFailures.forGood(FailureType.TIME_SPENT, "The battle's active time is used up.");
    }
    return delay
        .map(wait -> StepFailures.forNow(failure.type(), failure.sentence(), wait))
        .orElseGet(() -> StepFailures.forGood(finalType(failure), finalSentence(failure, strikes)));
  }

  private static FailureType finalType(ProviderException failure) {
    return failure.type().isTransient() ? FailureType.PROVIDER_UNAVAILABLE : failure.type();
  }

  private static String finalSentence(ProviderException failure, int strikes) {
    return failure.type().isTransient()
        ? "After "
            + strikes
            + " failed requests patience is over. The last one: "
            + failure.sentence()
        : failure.sentence();
  }
}
