package dev.gauntlet.activities.recording;

import dev.gauntlet.activities.call.StepFailures;
import dev.gauntlet.activities.judge.RuleJudge;
import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.NewMessage;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.storage.battle.StoredMessage;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.Spent;
import dev.gauntlet.workflows.battle.BattleInput;
import dev.gauntlet.workflows.battle.BattlePlan;
import dev.gauntlet.workflows.battle.BattleResult;
import dev.gauntlet.workflows.battle.BattleRules;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Fallback;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.RecordingActivities;
import dev.gauntlet.workflows.battle.Standing;
import dev.gauntlet.workflows.battle.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what a battle does without asking a model. */
public final class RecordingActivitiesImpl implements RecordingActivities {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingActivitiesImpl.class);

  private final BattleProgress progress;
  private final BattleQueries queries;
  private final RuleJudge judge;
  private final Consumer<String> report;
  private final Optional<String> pages;
  private final MeterRegistry meters;

  /**
   * @param progress where it is written
   * @param queries where it is read
   * @param judge decides criteria that need no model
   * @param report makes the report of a run again
   * @param pages the address in front of the battles' pages, without a slash at its end, if known
   * @param meters where fallbacks are counted
   */
  public RecordingActivitiesImpl(
      BattleProgress progress,
      BattleQueries queries,
      RuleJudge judge,
      Consumer<String> report,
      Optional<String> pages,
      MeterRegistry meters) {
    this.progress = progress;
    this.queries = queries;
    this.judge = judge;
    this.report = report;
    this.pages = pages;
    this.meters = meters;
  }

  @Override
  public BattlePlan begin(BattleInput input) {
    return StepFailures.inOwnWords(() -> plan(input));
  }

  private BattlePlan plan(BattleInput input) {
    BattleRow battle =
        progress.begin(input.conversationId()).orElseThrow(() -> notThere(input.conversationId()));
    log(battle, "begun");
    return new BattlePlan(result(battle), rules(battle), standing(battle));
  }

  private BattleRules rules(BattleRow battle) {
    BattleSpec spec = battle.spec();
    return new BattleRules(
        providers(spec.agent().chain()),
        providers(spec.opponent().chain()),
        providers(spec.judge().chain()),
        spec.userMessage() != null,
        spec.opponent() instanceof OpponentSpec.Scripted script ? script.lines().size() : 0,
        spec.messageLimit(),
        spec.timeoutSeconds() * 1_000L,
        spec.turnTimeoutSeconds() * 1_000L,
        spec.lane(),
        pages.map(address -> address + "/battles/" + battle.id()).orElse(null));
  }

  private static List<String> providers(List<ModelChoice> chain) {
    return chain.stream().map(ModelChoice::provider).toList();
  }

  private Standing standing(BattleRow battle) {
    Optional<StoredMessage> judged = queries.lastJudged(battle.id());
    return new Standing(
        battle.messageCount(),
        judged.map(StoredMessage::seq).orElse(0),
        judged
            .map(StoredMessage::judgement)
            .map(judgement -> Verdict.of(judgement.verdict()))
            .orElse(null),
        queries.leftWith(battle.id(), battle.messageCount()),
        queries.usageOfStepsDone(battle.id()),
        battle.positions(),
        battle.wanted(),
        battle.intent());
  }

  @Override
  public void speakLine(String conversationId, int seq) {
    NewMessage message = StepFailures.inOwnWords(() -> line(conversationId, seq));
    progress.say(message);
  }

  private NewMessage line(String conversationId, int seq) {
    BattleRow battle = queries.find(conversationId).orElseThrow();
    return switch (battle.spec().opponent()) {
      case OpponentSpec.Scripted script ->
          new NewMessage(
              conversationId,
              seq,
              NewMessage.Author.SCRIPT,
              script.lines().get(rules(battle).lineFor(seq)),
              false,
              null);
      case OpponentSpec.Simulated user ->
          throw new IllegalArgumentException(
              "the opponent of " + conversationId + " has no script");
    };
  }

  @Override
  public Verdict judgeByRule(String conversationId, int seq) {
    return StepFailures.inOwnWords(() -> judge.judge(conversationId, seq));
  }

  @Override
  public void paused(String conversationId, Intent intent) {
    progress.paused(conversationId, intent);
  }

  @Override
  public void resumed(String conversationId, Intent intent) {
    progress.resumed(conversationId, intent);
  }

  @Override
  public Spent fallBack(String conversationId, Fallback fallback) {
    progress
        .fallBack(conversationId, fallback)
        .ifPresent(next -> {
          meters
              .counter(
                  "gauntlet.fallbacks",
                  "purpose",
                  fallback.purpose().word(),
                  "failure",
                  fallback.failure().name(),
                  "to",
                  next.provider())
              .increment();
          LOG.atWarn()
              .addKeyValue("battle", conversationId)
              .addKeyValue("seq", fallback.seq())
              .addKeyValue("purpose", fallback.purpose().word())
              .addKeyValue("failure", fallback.failure())
              .addKeyValue("provider", next.provider())
              .addKeyValue("model", next.model())
              .log("goes on with the next provider of the chain");
        });
    return queries.spent(
        new CallKey(conversationId, fallback.seq(), fallback.purpose(), fallback.ordinal()));
  }

  @Override
  public BattleResult end(BattleInput input, Ending ending) {
    String id = input.conversationId();
    if (queries.find(id).isEmpty()) {
      throw notThere(id);
    }
    BattleRow battle = progress.end(id, input.generation(), ending);
    if (battle.generation() > input.generation()) {
      return new BattleResult(
          id, ending.reason(), ending.failure(), ending.sentence(), battle.messageCount());
    }
    log(battle, "ended");
    BattleResult result = result(battle);
    if (result == null) {
      throw new IllegalStateException("battle " + id + " did not end");
    }
    renewReport(battle);
    return result;
  }

  /** The run of a battle that was retried has ended before, and its report with it. */
  private void renewReport(BattleRow battle) {
    BattleRow.PlaceInRun place = battle.run();
    if (place == null || battle.generation() == 0) {
      return;
    }
    try {
      report.accept(place.runId());
    } catch (RuntimeException madeWhenAskedFor) {
      LOG.atWarn()
          .addKeyValue("run", place.runId())
          .setCause(madeWhenAskedFor)
          .log("its report was not made again; it is made when somebody asks for it");
    }
  }

  private static ApplicationFailure notThere(String conversationId) {
    return ApplicationFailure.newNonRetryableFailure(
        "There is no battle " + conversationId + " in the database.", FailureType.INTERNAL.name());
  }

  private static @Nullable BattleResult result(BattleRow battle) {
    BattleRow.End end = battle.end();
    return end == null
        ? null
        : new BattleResult(
            battle.id(),
            end.reason(),
            end.error() == null ? null : FailureType.valueOf(end.error().type()),
            end.error() == null ? end.detail() : end.error().message(),
            battle.messageCount());
  }

  private static void log(BattleRow battle, String what) {
    LOG.atInfo()
        .addKeyValue("battle", battle.id())
        .addKeyValue("messages", battle.messageCount())
        .addKeyValue("endedReason", battle.end() == null ? null : battle.end().reason().word())
        .log(what);
  }
}
