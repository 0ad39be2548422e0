package dev.gauntlet.web.rest;

import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.Judgements;
import dev.gauntlet.storage.battle.NewJudgement;
import dev.gauntlet.storage.battle.NewMessage;
import dev.gauntlet.storage.battle.OpponentSpec;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records battles that are played from their beginning; rules are never met. */
final class Recorder implements RecordingActivities {
  private final BattleProgress progress;
  private final BattleQueries queries;
  private final Judgements judgements;

  Recorder(BattleProgress progress, BattleQueries queries, Judgements judgements) {
    this.progress = progress;
    this.queries = queries;
    this.judgements = judgements;
  }

  @Override
  public BattlePlan begin(BattleInput input) {
    BattleRow battle = progress.begin(input.conversationId()).orElseThrow();
    BattleSpec spec = battle.spec();
    BattleRules rules =
        new BattleRules(
            List.of(spec.agent().provider()),
            spec.opponent().chain().stream().map(c -> c.provider()).toList(),
            spec.judge().chain().stream().map(c -> c.provider()).toList(),
            spec.userMessage() != null,
            spec.opponent() instanceof OpponentSpec.Scripted script ? script.lines().size() : 0,
            spec.messageLimit(),
            spec.timeoutSeconds() * 1_000L,
            spec.turnTimeoutSeconds() * 1_000L,
            spec.lane(),
            null);
    Standing standing =
        new Standing(
            battle.messageCount(),
            0,
            null,
            false,
            queries.usage(battle.id()),
            battle.positions(),
            battle.wanted(),
            battle.intent());
    return new BattlePlan(result(battle), rules, standing);
  }

  @Override
  public void speakLine(String id, int seq) {
    progress.say(new NewMessage(id, seq, NewMessage.Author.SCRIPT, "line " + seq, false, null));
  }

  @Override
  public Verdict judgeByRule(String id, int seq) {
    judgements.decide(new NewJudgement(id, seq, Verdict.NOT_YET, "no", List.of(), null, null));
    return Verdict.NOT_YET;
  }

  @Override
  public void paused(String id, Intent intent) {
    progress.paused(id, intent);
  }

  @Override
  public void resumed(String id, Intent intent) {
    progress.resumed(id, intent);
  }

  @Override
  public Spent fallBack(String id, Fallback fallback) {
    progress.fallBack(id, fallback);
    return Spent.NOTHING;
  }

  @Override
  public BattleResult end(BattleInput input, Ending ending) {
    BattleResult result = result(progress.end(input.conversationId(), input.generation(), ending));
    if (result == null) {
      throw new IllegalStateException("battle " + input.conversationId() + " did not end");
    }
    return result;
  }

  private static @Nullable BattleResult result(BattleRow battle) {
    BattleRow.End end = battle.end();
    return end == null
        ? null
        : new BattleResult(battle.id(), end.reason(), null, null, battle.messageCount());
  }
}
