package dev.gauntlet.storage.erasure;

import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.AgentSpec;
import dev.gauntlet.storage.battle.BattleSpec.JudgeSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.CriterionResult;
import dev.gauntlet.storage.battle.NewJudgement;
import dev.gauntlet.storage.battle.NewMessage;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.storage.journal.Answer;
import dev.gauntlet.storage.journal.CallFailure;
import dev.gauntlet.storage.journal.CallOrder;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.Fallback;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Lane;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.battle.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Battles that say one word wherever something can be said. */
final class Wordy {
  private static final long COST = 30;

  private final TestStore store;
  private final String word;

  Wordy(TestStore store, String word) {
    this.store = store;
    this.word = word;
  }

  BattleSpec scripted() {
    return spec(new OpponentSpec.Scripted(List.of(word, "", word + " again")));
  }

  BattleSpec simulated() {
    return spec(new OpponentSpec.Simulated("openai", "small", word, true, List.of()));
  }

  BattleSpec spec(OpponentSpec opponent) {
    return new BattleSpec(
        new AgentSpec(
            "openai",
            "gpt-4o-mini",
            "Say " + word,
            0.2,
            null,
            256,
            null,
            List.of(word),
            null,
            List.of(new ModelChoice("openai", "gpt-4o"))),
        opponent,
        new JudgeSpec(
            "openai",
            "judge",
            List.of(),
            List.of(new Criterion("done", Criterion.Type.LLM, word, true, false))),
        "to hear " + word,
        word + "?",
        10,
        null,
        600,
        60,
        7,
        Lane.STANDARD,
        Map.of("said", word));
  }

  /** A battle that was begun says it: twice, in a judgement, in its journal and in its events. */
  void play(String battle) {
    CallKey turn = new CallKey(battle, 2, CallPurpose.AGENT, 0);
    open(turn);
    store.journal.fail(
        turn,
        new CallFailure(1, FailureType.UNAVAILABLE, word, word, true, 50, true, Instant.now()));
    store.progress.fallBack(
        battle, new Fallback(CallPurpose.AGENT, 2, 0, FailureType.UNAVAILABLE, word));
    CallKey next = new CallKey(battle, 2, CallPurpose.AGENT, 2);
    open(next);
    store.journal.storeTurn(next, answer(1), message(battle, 2));
    CallKey judging = new CallKey(battle, 2, CallPurpose.JUDGE, 0);
    open(judging);
    store.journal.storeJudgement(judging, answer(1), judgement(battle));
    Intent pause = store.intents.want(battle, Wanted.PAUSE, "ann", word).orElseThrow();
    store.progress.paused(battle, pause);
  }

  void open(CallKey key) {
    store.journal.open(
        new CallOrder(key, "openai", "gpt", new byte[] {1}, "worker-1", 500L, null, List.of()));
  }

  Answer answer(int request) {
    return new Answer(request, word, "stop", "gpt", 20, 0, 5, 0, false, COST, 100);
  }

  NewMessage message(String battle, int seq) {
    NewMessage.Origin origin = new NewMessage.Origin("openai", "gpt", "stop", 20, 5, COST, 100);
    return new NewMessage(battle, seq, NewMessage.Author.MODEL, word, false, origin);
  }

  private NewJudgement judgement(String battle) {
    return new NewJudgement(
        battle,
        2,
        Verdict.NOT_YET,
        word,
        List.of(
            new CriterionResult("done", Criterion.Type.LLM, true, false, word),
            new CriterionResult("mute", Criterion.Type.REGEX, false, true, "")),
        "openai",
        "judge");
  }
}
