package dev.gauntlet.storage.report;

import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.CriterionResult;
import dev.gauntlet.storage.battle.NewJudgement;
import dev.gauntlet.storage.battle.NewMessage;
import dev.gauntlet.storage.journal.Answer;
import dev.gauntlet.storage.journal.CallOrder;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;

/** A run whose battles a test plays. Its battles are those of {@link Specs#scripted}. */
final class RunFixture {
  private static final AtomicInteger RUNS = new AtomicInteger();

  final String id;
  private final TestStore store;
  private int scenarios;

  private RunFixture(TestStore store, String id) {
    this.store = store;
    this.id = id;
  }

  static RunReports reports(TestStore store) {
    PlatformTransactionManager transactions = store.transactions.getTransactionManager();
    return new RunReports(store.jdbc, Objects.requireNonNull(transactions));
  }

  /** A run of so many battles. */
  static RunFixture of(TestStore store, int battles) {
    return of(store, battles, "{}");
  }

  /** The same with some fields of the battle's spec as this JSON has them. */
  static RunFixture of(TestStore store, int battles, String changes) {
    RunFixture run = new RunFixture(store, "run-" + RUNS.incrementAndGet());
    store
        .jdbc
        .sql(
            """
            insert into runs (id, fingerprint, battle, battle_count, concurrency, seed, state)
            values (:id, '', cast(:spec as jsonb) || cast(:changes as jsonb), :battles, 20, 42,
              'running')
            """)
        .param("id", run.id)
        .param("spec", Json.write(Specs.scripted()))
        .param("changes", changes)
        .param("battles", battles)
        .update();
    store
        .jdbc
        .sql(
            """
            insert into battles (id, fingerprint, run_id, run_index, seed)
            select :id || '-' || n, '', :id, n, 1000 + n from generate_series(0, :battles - 1) n
            """)
        .param("id", run.id)
        .param("battles", battles)
        .update();
    return run;
  }

  /** One more scenario, for these battles. */
  RunFixture scenario(String scenario, String overrides, int from, int to) {
    store
        .jdbc
        .sql("insert into scenarios values (:run, :position, :id, :weight, cast(:with as jsonb))")
        .param("run", id)
        .param("position", scenarios)
        .param("id", scenario)
        .param("weight", to - from)
        .param("with", overrides)
        .update();
    store
        .jdbc
        .sql(
            """
            update battles set scenario = :position
            where run_id = :run and run_index >= :from and run_index < :to
            """)
        .param("run", id)
        .param("position", scenarios)
        .param("from", from)
        .param("to", to)
        .update();
    scenarios++;
    return this;
  }

  RunFixture seed(long seed) {
    store.jdbc.sql("update runs set seed = ? where id = ?").param(seed).param(id).update();
    return this;
  }

  String battle(int index) {
    return id + "-" + index;
  }

  /** Ends these battles. */
  RunFixture end(EndedReason reason, int from, int to) {
    for (int index = from; index < to; index++) {
      end(index, reason, null, null);
    }
    return this;
  }

  /** Ends a battle with a code for an error, and a sentence of ours. */
  RunFixture end(int index, EndedReason reason, @Nullable String code, @Nullable String sentence) {
    store
        .jdbc
        .sql(
            """
            update battles
            set ended_reason = :reason, state = :state, ended_at = now(),
                started_at = coalesce(started_at, now()), error_type = :code,
                error_message = case when :reason = 'error' then :sentence end,
                ended_detail = case when :reason in ('budget', 'timeout') then :sentence end,
                wanted_reason = case when :reason = 'manual' then :sentence end
            where id = :battle
            """)
        .param("reason", reason.word())
        .param("state", reason.state().word())
        .param("code", code)
        .param("sentence", sentence)
        .param("battle", battle(index))
        .update();
    return this;
  }

  /** Says messages 1 to {@code upTo}; the agent's take 100 ms for each place. */
  RunFixture say(int index, int upTo) {
    for (int seq = 1; seq <= upTo; seq++) {
      boolean agent = seq % 2 == 0;
      NewMessage.Origin origin =
          new NewMessage.Origin("openai", "gpt-4o-mini", "stop", 20, 5, 30L, 100L * seq);
      NewMessage message =
          new NewMessage(
              battle(index),
              seq,
              agent ? NewMessage.Author.MODEL : NewMessage.Author.SCRIPT,
              "line " + seq,
              false,
              agent ? origin : null);
      store.messages.say(message);
    }
    return this;
  }

  /** Judges a message on the criterion {@code done}. */
  RunFixture judge(int index, int seq, @Nullable Boolean met) {
    return judge(
        index,
        seq,
        met == null ? Verdict.UNPARSABLE : met ? Verdict.REACHED : Verdict.NOT_YET,
        List.of(result("done", met)));
  }

  RunFixture judge(int index, int seq, Verdict verdict, List<CriterionResult> results) {
    store.judgements.decide(
        new NewJudgement(
            battle(index), seq, verdict, "because " + seq, results, "openai", "gpt-4.1"));
    return this;
  }

  static CriterionResult result(String criterion, @Nullable Boolean met) {
    return new CriterionResult(criterion, Criterion.Type.CONTAINS, true, met, "");
  }

  /** Buys an answer of 20 tokens for 5 at this price. */
  RunFixture buy(int index, int seq, CallPurpose purpose, String model, @Nullable Long cost) {
    CallKey key = new CallKey(battle(index), seq, purpose, 0);
    request(key, model);
    store.journal.storeUnread(key, new Answer(1, "", "stop", model, 20, 0, 5, 0, false, cost, 100));
    return this;
  }

  /** Sends a request that may cost 500 micro-USD. */
  void request(CallKey key, String model) {
    store.journal.open(
        new CallOrder(key, "openai", model, new byte[] {1}, "worker", 500L, null, List.of()));
  }
}
