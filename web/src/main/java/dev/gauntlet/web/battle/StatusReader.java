package dev.gauntlet.web.battle;

import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.StoredMessage;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.web.battle.StatusView.ActivityView;
import dev.gauntlet.web.battle.StatusView.LastJudgement;
import dev.gauntlet.web.battle.StatusView.Progress;
import dev.gauntlet.web.live.InFlight;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.temporal.BattleRemote;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.BattleStatus;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads how a battle stands: from its workflow while it runs, from the database once it has ended
 * or when the workflow does not answer, and says which. However many ask, one at a time is answered
 * a battle.
 */
public final class StatusReader {
  private final BattleQueries queries;
  private final BattleRemote remote;
  private final PendingStep steps;
  private final String temporalUi;
  private final InFlight<String, StatusView> inFlight = new InFlight<>(this::readNow);

  StatusReader(BattleQueries queries, BattleRemote remote, Workers workers, String temporalUi) {
    this.queries = queries;
    this.remote = remote;
    this.steps = new PendingStep(workers);
    this.temporalUi = temporalUi;
  }

  /**
   * How a battle stands.
   *
   * @throws Problem when there is none
   */
  public StatusView read(String id) {
    return inFlight.ask(id);
  }

  private StatusView readNow(String id) {
    BattleRow battle = queries.find(id).orElseThrow(() -> Problem.noSuchBattle(id));
    if (battle.end() != null || battle.startedAt() == null) {
      return fromDatabase(battle);
    }
    return remote
        .status(id)
        .filter(StatusReader::hasBegun)
        .map(status -> fromWorkflow(battle, status))
        .orElseGet(() -> fromDatabase(battle));
  }

  /** Before its first step the workflow of a battle that goes on knows nothing of it. */
  private static boolean hasBegun(BattleStatus status) {
    return status.state() != BattleState.QUEUED;
  }

  private StatusView fromDatabase(BattleRow battle) {
    BattleRow.End end = battle.end();
    LastJudgement judgement =
        queries.lastJudged(battle.id()).map(StatusReader::lastJudgement).orElse(null);
    ActivityView activity =
        battle.state() == BattleState.PAUSED
            ? paused(battle.intent(), battle.updatedAt())
            : ActivityView.NONE;
    return new StatusView(
        battle.id(),
        battle.id(),
        battle.run() == null ? null : battle.run().runId(),
        battle.state().word(),
        Progress.of(
            battle.messageCount(),
            battle.spec().messageLimit(),
            end != null,
            battle.lastMessageAt()),
        end == null ? null : end.reason().word(),
        end == null ? null : end.by(),
        end == null ? null : end.detail(),
        end == null ? null : end.error(),
        UsageView.of(queries.usage(battle.id())),
        queries.unusualAnswers(battle.id()),
        judgement,
        activity,
        battle.updatedAt(),
        battle.erasedAt(),
        "database",
        Links.of(battle.id(), temporalUi));
  }

  private static LastJudgement lastJudgement(StoredMessage judged) {
    StoredMessage.StoredJudgement judgement = judged.judgement();
    return new LastJudgement(judged.seq(), judgement == null ? "" : judgement.verdict());
  }

  private StatusView fromWorkflow(BattleRow battle, BattleStatus status) {
    if (status.endedReason() != null) {
      return fromDatabase(queries.find(battle.id()).orElse(battle));
    }
    Verdict verdict = status.lastVerdict();
    return new StatusView(
        battle.id(),
        battle.id(),
        battle.run() == null ? null : battle.run().runId(),
        status.state().word(),
        Progress.of(
            status.messageCount(), battle.spec().messageLimit(), false, battle.lastMessageAt()),
        null,
        null,
        null,
        null,
        UsageView.of(status.usage()),
        queries.unusualAnswers(battle.id()),
        verdict == null ? null : new LastJudgement(status.judgedSeq(), verdict.word()),
        activity(battle, status),
        Instant.ofEpochMilli(status.updatedAtMs()),
        null,
        "workflow",
        Links.of(battle.id(), temporalUi));
  }

  private ActivityView activity(BattleRow battle, BattleStatus status) {
    String id = battle.id();
    Instant updatedAt = Instant.ofEpochMilli(status.updatedAtMs());
    BattleStatus.Doing doing = status.doing();
    if (status.state() == BattleState.PAUSED) {
      return paused(status.held(), updatedAt);
    }
    if (doing == null) {
      return ActivityView.NONE;
    }
    String kind = doing.purpose() == CallPurpose.JUDGE ? "judging" : "generating";
    Instant since = Instant.ofEpochMilli(doing.sinceMs());
    return queries
        .backOff(id, doing.seq(), doing.purpose())
        .map(wait ->
            new ActivityView("backing_off", since, wait.attempt(), wait.retryAt(), wait.reason()))
        .orElseGet(() ->
            remote
                .pending(id)
                .map(pending ->
                    steps.describe(
                        kind, since, pending, PendingStep.queue(pending, battle, doing.purpose())))
                .orElseGet(() -> new ActivityView(kind, since, 1, null, null)));
  }

  private static ActivityView paused(@Nullable Intent intent, Instant since) {
    String why = intent == null ? null : intent.reason();
    String by = intent == null ? "" : " by " + intent.by();
    return new ActivityView(
        "paused", since, null, null, "paused" + by + (why == null ? "" : ": " + why));
  }
}
