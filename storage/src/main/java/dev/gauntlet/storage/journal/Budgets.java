package dev.gauntlet.storage.journal;

import dev.gauntlet.storage.budget.SharedBudget;
import dev.gauntlet.workflows.CallKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Budgets that many battles share: charged with worst cases, which settle to what was billed.
 * Whoever writes to several in one transaction does so in the order of their scopes, so that two
 * never wait for each other.
 */
final class Budgets {
  private final JdbcClient jdbc;

  Budgets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Charges a budget unless that would pass it. */
  boolean charge(SharedBudget budget, long micros) {
    return jdbc.sql(
                """
                insert into budgets (scope, charged_micros)
                select :scope, :micros where :micros <= :limit
                on conflict (scope) do update
                set charged_micros = budgets.charged_micros + excluded.charged_micros
                where budgets.charged_micros + excluded.charged_micros <= :limit
                """)
            .param("scope", budget.scope())
            .param("micros", micros)
            .param("limit", budget.limitMicros())
            .update()
        == 1;
  }

  /** Charges a scope that a call has from an earlier request which is still outstanding. */
  void chargeAgain(String scope, long micros) {
    jdbc.sql("update budgets set charged_micros = charged_micros + :micros where scope = :scope")
        .param("micros", micros)
        .param("scope", scope)
        .update();
  }

  /** Whether a call that cannot be charged waits for others, or can never be made. */
  Opened inTheWay(SharedBudget budget, CallKey key, long micros) {
    long kept = charged(budget, key);
    return kept + micros > budget.limitMicros()
        ? new Opened.OverSharedBudget(budget, budget.sentence(kept, micros))
        : new Opened.BudgetHeld(
            "Other battles have reserved what is left of " + budget.name() + "; the call waits.");
  }

  /** Remembers that a call could never be charged, so that nothing new is begun on the budget. */
  void markSpent(SharedBudget budget) {
    jdbc.sql(
            """
            insert into budgets (scope, spent_at) values (:scope, now())
            on conflict (scope) do update set spent_at = coalesce(budgets.spent_at, now())
            """)
        .param("scope", budget.scope())
        .update();
  }

  /**
   * What stays charged, whatever others do: what was settled and what was lost. The request on the
   * wire of another call in an open battle or run may still settle to less, while its worker lives.
   */
  private long charged(SharedBudget budget, CallKey key) {
    return jdbc.sql(
            """
            select coalesce((select charged_micros from budgets where scope = :scope), 0)
              - coalesce((
                  select sum(c.reserved_micros)
                  from llm_calls c
                  join subjects s on s.id = c.battle_id
                  join workers w on w.id = c.worker
                  where c.scopes @> array[cast(:scope as text)] and c.state = 'pending'
                    and (c.battle_id, c.seq, c.purpose, c.ordinal)
                      <> (:battle, :seq, :purpose, :ordinal)
                    and not s.ended
                    and w.stopped_at is null and w.heartbeat_at > now() - interval '30 seconds'
                ), 0)::bigint
            """)
        .param("scope", budget.scope())
        .param("battle", key.battleId())
        .param("seq", key.seq())
        .param("purpose", key.purpose().word())
        .param("ordinal", key.ordinal())
        .query(Long.class)
        .single();
  }
}
