package dev.gauntlet.storage.journal;

import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.BattleUsage;
import dev.gauntlet.storage.battle.Events;
import dev.gauntlet.storage.battle.Happening;
import dev.gauntlet.storage.battle.Judgements;
import dev.gauntlet.storage.battle.Messages;
import dev.gauntlet.storage.battle.NewJudgement;
import dev.gauntlet.storage.battle.NewMessage;
import dev.gauntlet.storage.budget.SharedBudget;
import dev.gauntlet.storage.webhook.Outbox;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.FailureType;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Every LLM call, paid once. A row is pending before the request is sent and holds the answer
 * before the step returns; only a stored answer saves a request.
 */
public final class Journal {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Budgets budgets;
  private final Events events;
  private final Messages messages;
  private final Judgements judgements;
  private final Outbox outbox;

  /** Writes over this client; what is told of it has links without a host. */
  public Journal(
      JdbcClient jdbc,
      TransactionOperations transactions,
      Events events,
      Messages messages,
      Judgements judgements) {
    this(jdbc, transactions, events, messages, judgements, new Outbox(jdbc, ""));
  }

  /** Writes over this client. */
  public Journal(
      JdbcClient jdbc,
      TransactionOperations transactions,
      Events events,
      Messages messages,
      Judgements judgements,
      Outbox outbox) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.budgets = new Budgets(jdbc);
    this.events = events;
    this.messages = messages;
    this.judgements = judgements;
    this.outbox = outbox;
  }

  /** Opens a call: its row is pending when the answer is {@link Opened.MaySend}. */
  public Opened open(CallOrder order) {
    Long budget = order.budgetMicros();
    if (budget != null) {
      SharedBudget own = new SharedBudget("", "the battle's budget", budget);
      long used = usedMicros(order.key().battleId());
      if (used + order.worstCase() > budget) {
        return find(order.key())
            .<Opened>map(Opened.AlreadyStored::new)
            .orElseGet(() -> new Opened.OverBudget(own.sentence(used, order.worstCase())));
      }
    }
    return reserve(order);
  }

  /** The row and what is charged for it come to be together, or not at all. */
  private Opened reserve(CallOrder order) {
    if (order.sharedBudgets().isEmpty()) {
      return pending(order)
          .<Opened>map(pending -> {
            pending.scopes().forEach(scope -> budgets.chargeAgain(scope, pending.reserved()));
            return pending.maySend();
          })
          .orElseGet(() -> notSent(order));
    }
    Opened opened =
        transactions.execute(status -> {
          Optional<Pending> sent = pending(order);
          if (sent.isEmpty()) {
            return notSent(order);
          }
          Optional<Opened> refused = charge(order, sent.get());
          refused.ifPresent(over -> status.setRollbackOnly());
          return refused.orElseGet(() -> sent.get().maySend());
        });
    if (opened instanceof Opened.OverSharedBudget over) {
      budgets.markSpent(over.budget());
    }
    return Objects.requireNonNull(opened);
  }

  /** What is in the way of the call, if anything; then nothing of it is to be kept. */
  private Optional<Opened> charge(CallOrder order, Pending pending) {
    Map<String, SharedBudget> limits =
        order.sharedBudgets().stream().collect(Collectors.toMap(SharedBudget::scope, b -> b));
    for (String scope : pending.scopes()) {
      SharedBudget budget = limits.get(scope);
      if (budget == null) {
        budgets.chargeAgain(scope, pending.reserved());
      } else if (!budgets.charge(budget, pending.reserved())) {
        return Optional.of(budgets.inTheWay(budget, order.key(), pending.reserved()));
      }
    }
    return Optional.empty();
  }

  /** A call whose answer is stored. */
  public Optional<StoredCall> find(CallKey key) {
    return keyed(
            """
            select *, cardinality(settled) as settled_count from llm_calls
            where battle_id = :battle and seq = :seq and purpose = :purpose and ordinal = :ordinal
              and state = 'stored'
            """,
            key)
        .query(CallRows::stored)
        .optional();
  }

  /** Settled cost, and the worst case of what was lost. */
  private long usedMicros(String battleId) {
    return jdbc.sql(
            """
            select coalesce(sum(coalesce(cost_micros, 0) + wasted_micros + unsettled_micros
              + (requests - failures - wasted - (state = 'stored')::int)
                * coalesce(reserved_micros, 0)), 0)::bigint
            from llm_calls where battle_id = ?
            """)
        .param(battleId)
        .query(Long.class)
        .single();
  }

  private Opened notSent(CallOrder order) {
    return find(order.key())
        .<Opened>map(Opened.AlreadyStored::new)
        .orElseGet(Opened.BattleOver::new);
  }

  /**
   * A row that is pending, and what it is charged to: while an earlier request is outstanding that
   * stays as it was, so that each request gives back what was charged for it.
   */
  private record Pending(Opened.MaySend maySend, SortedSet<String> scopes, long reserved) {}

  private Optional<Pending> pending(CallOrder order) {
    return keyed(
            """
            insert into llm_calls (battle_id, seq, purpose, ordinal, state, provider, model,
              request_hash, worker, reserved_micros, scopes)
            select id, :seq, :purpose, :ordinal, 'pending', :provider, :model,
              :hash, :worker, cast(:worstCase as bigint), :scopes
            from subjects where id = :battle and not ended and not stopped
            on conflict (battle_id, seq, purpose, ordinal) do update
            set state = 'pending', worker = excluded.worker, opened_at = now(), retry_at = null,
                requests = llm_calls.requests + 1,
                scopes = case when cardinality(llm_calls.settled) = llm_calls.requests
                              then excluded.scopes else llm_calls.scopes end,
                reserved_micros = case when cardinality(llm_calls.settled) = llm_calls.requests
                                       then excluded.reserved_micros
                                       else llm_calls.reserved_micros end
            where llm_calls.state <> 'stored'
            returning requests, strikes, active_ms, scopes, reserved_micros,
              coalesce((select before.state = 'pending' from llm_calls before
                        where before.battle_id = :battle and before.seq = :seq
                          and before.purpose = :purpose and before.ordinal = :ordinal), false)
                as repeats_lost
            """,
            order.key())
        .param("provider", order.provider())
        .param("model", order.model())
        .param("hash", order.requestHash())
        .param("worker", order.worker())
        .param("worstCase", order.worstCaseMicros())
        .param(
            "scopes",
            order.sharedBudgets().stream().map(SharedBudget::scope).toArray(String[]::new))
        .query((row, n) ->
            new Pending(
                new Opened.MaySend(
                    row.getInt("requests"),
                    row.getInt("strikes"),
                    row.getLong("active_ms"),
                    row.getBoolean("repeats_lost")),
                new TreeSet<>(Arrays.asList((String[]) row.getArray("scopes").getArray())),
                row.getLong("reserved_micros")))
        .optional();
  }

  /** Stores an answer and the message that it is, in one transaction. */
  public StoredCall storeTurn(CallKey key, Answer answer, NewMessage message) {
    return store(key, answer, stored -> messages.say(message));
  }

  /** Stores an answer and the judgement that it is, in one transaction. */
  public StoredCall storeJudgement(CallKey key, Answer answer, NewJudgement judgement) {
    return store(key, answer, stored -> judgements.decide(judgement));
  }

  /** Stores the message that a stored answer is, unless it is there. */
  public void recordTurn(NewMessage message) {
    transactions.executeWithoutResult(status -> messages.say(message));
  }

  /** Stores the judgement that a stored answer is, unless it is there. */
  public void recordJudgement(NewJudgement judgement) {
    transactions.executeWithoutResult(status -> judgements.decide(judgement));
  }

  /**
   * Stores an answer and writes what it means, in one transaction.
   *
   * @param outcome writes over the same connection; not called for an answer that came too late
   */
  public StoredCall storeWith(CallKey key, Answer answer, Runnable outcome) {
    return store(key, answer, stored -> outcome.run());
  }

  /** Stores an answer that could not be read. */
  public StoredCall storeUnread(CallKey key, Answer answer) {
    return store(key, answer, stored -> {});
  }

  /**
   * The first answer to be stored counts; a later one is waste, and its outcome is not recorded. An
   * answer that was stored without the writer hearing of it may be stored again.
   */
  private StoredCall store(CallKey key, Answer answer, Consumer<StoredCall> outcome) {
    StoredCall result =
        transactions.execute(status -> {
          Optional<StoredCall> first = settle(key, answer);
          first.ifPresent(outcome);
          Optional<StoredCall> counted = first.or(() -> waste(key, answer));
          settled(key);
          return counted.orElseGet(() -> find(key).orElseThrow());
        });
    return Objects.requireNonNull(result);
  }

  private Optional<StoredCall> settle(CallKey key, Answer answer) {
    return answered(
            """
            with answered as (
            update llm_calls
            set state = 'stored', stored_at = now(), answered_request = :request,
                settled = settled || :request, response = :response, finish = :finish,
                answered_by = :answeredBy, tokens_in = :tokensIn, cached_tokens_in = :cached,
                tokens_out = :tokensOut, reasoning_tokens = :reasoning,
                tokens_estimated = :estimated, cost_micros = cast(:cost as bigint),
                latency_ms = :latency, active_ms = active_ms + :latency, retry_at = null
            where battle_id = :battle and seq = :seq and purpose = :purpose and ordinal = :ordinal
              and state <> 'stored'
            returning *, cardinality(settled) as settled_count
            ), charged as (
            select budgets.scope from answered, budgets
            where budgets.scope = any(answered.scopes)
            order by budgets.scope collate "C" for update of budgets
            ), released as (
            update budgets
            set charged_micros = charged_micros + coalesce(cast(:cost as bigint), 0)
              - coalesce(answered.reserved_micros, 0)
            from answered, charged where budgets.scope = charged.scope
            )
            select * from answered
            """,
            key,
            answer)
        .param("response", answer.response())
        .param("finish", answer.finish())
        .param("answeredBy", answer.answeredBy())
        .param("cached", answer.cachedTokensIn())
        .param("reasoning", answer.reasoningTokens())
        .param("estimated", answer.tokensEstimated())
        .query(CallRows::stored)
        .optional();
  }

  private Optional<StoredCall> waste(CallKey key, Answer answer) {
    return answered(
            """
            with answered as (
            update llm_calls
            set settled = settled || :request, wasted = wasted + 1,
                wasted_tokens_in = wasted_tokens_in + :tokensIn,
                wasted_tokens_out = wasted_tokens_out + :tokensOut,
                wasted_micros = wasted_micros + coalesce(cast(:cost as bigint), 0),
                active_ms = active_ms + :latency
            where battle_id = :battle and seq = :seq and purpose = :purpose and ordinal = :ordinal
              and not :request = any(settled)
            returning *, cardinality(settled) as settled_count
            ), charged as (
            select budgets.scope from answered, budgets
            where budgets.scope = any(answered.scopes)
            order by budgets.scope collate "C" for update of budgets
            ), released as (
            update budgets
            set charged_micros = charged_micros + coalesce(cast(:cost as bigint), 0)
              - coalesce(answered.reserved_micros, 0)
            from answered, charged where budgets.scope = charged.scope
            )
            select * from answered
            """,
            key,
            answer)
        .query(CallRows::stored)
        .optional();
  }

  /**
   * Records a failed request, once, and in a battle the back-off as an event when another one is
   * due: not when a later request is on its way or has its answer.
   */
  public void fail(CallKey key, CallFailure failure) {
    transactions.executeWithoutResult(status -> {
      boolean latest = recordFailure(key, failure);
      if (latest && failure.retryAt() != null && !key.isOfRun()) {
        events.append(
            key.battleId(),
            new Happening.BackingOff(
                key.seq(),
                key.purpose().word(),
                failure.type().name(),
                failure.sentence(),
                failure.request(),
                failure.retryAt()));
      }
      settled(key);
      if (failure.type() == FailureType.QUOTA_EXHAUSTED) {
        announceQuota(key, failure.sentence());
      }
    });
  }

  /** Last in its transaction: all calls to the provider meet at one row. */
  private void announceQuota(CallKey key, String sentence) {
    keyed(
            """
            select provider, model from llm_calls
            where battle_id = :battle and seq = :seq and purpose = :purpose and ordinal = :ordinal
            """,
            key)
        .query((row, n) -> new ModelChoice(row.getString("provider"), row.getString("model")))
        .optional()
        .ifPresent(asked ->
            outbox.quotaExhausted(key.battleId(), asked.provider(), asked.model(), sentence));
  }

  /** What comes after the end is counted, and forgotten with what was erased. */
  private void settled(CallKey key) {
    if (BattleUsage.sumIfEnded(jdbc, key.battleId()) || key.isOfRun()) {
      CallTexts.eraseLate(jdbc, key);
    }
  }

  /** Returns whether it was the latest request and the call has no answer. */
  private boolean recordFailure(CallKey key, CallFailure failure) {
    return keyed(
            """
            with failed as (
            update llm_calls
            set state = case when state = 'pending' and requests = :request
                             then 'failed' else state end,
                settled = settled || :request,
                unsettled = unsettled + :billed,
                unsettled_micros = unsettled_micros + :billed * coalesce(reserved_micros, 0),
                failures = failures + 1, strikes = strikes + :strike,
                active_ms = active_ms + :active, failure_type = :type,
                failure_sentence = :sentence, failure_body = :body,
                retry_at = case when state = 'pending' and requests = :request
                                then cast(:retryAt as timestamptz) else retry_at end
            where battle_id = :battle and seq = :seq and purpose = :purpose and ordinal = :ordinal
              and not :request = any(settled)
            returning *
            ), charged as (
            select budgets.scope from failed, budgets
            where budgets.scope = any(failed.scopes) and :billed = 0
            order by budgets.scope collate "C" for update of budgets
            ), released as (
            update budgets
            set charged_micros = charged_micros - coalesce(failed.reserved_micros, 0)
            from failed, charged where budgets.scope = charged.scope
            )
            select state = 'failed' and requests = :request from failed
            """,
            key)
        .param("request", failure.request())
        .param("strike", failure.strike() ? 1 : 0)
        .param("billed", failure.mayBeBilled() ? 1 : 0)
        .param("active", failure.activeMs())
        .param("type", failure.type().name())
        .param("sentence", failure.sentence())
        .param("body", failure.body())
        .param(
            "retryAt",
            failure.retryAt() == null ? null : failure.retryAt().atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  private JdbcClient.StatementSpec answered(String sql, CallKey key, Answer answer) {
    return keyed(sql, key)
        .param("request", answer.request())
        .param("tokensIn", answer.tokensIn())
        .param("tokensOut", answer.tokensOut())
        .param("cost", answer.costMicros())
        .param("latency", answer.latencyMs());
  }

  private JdbcClient.StatementSpec keyed(String sql, CallKey key) {
    return jdbc.sql(sql)
        .param("battle", key.battleId())
        .param("seq", key.seq())
        .param("purpose", key.purpose().word())
        .param("ordinal", key.ordinal());
  }
}
