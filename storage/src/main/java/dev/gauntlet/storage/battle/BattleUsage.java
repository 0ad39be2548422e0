package dev.gauntlet.storage.battle;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What ended battles used, summed from the journal so that a run is counted cheaply. */
public final class BattleUsage {

  private BattleUsage() {}

  /**
   * Sums up a battle once more if it has ended; to be called last in the transaction of what it has
   * to count. The lock waits for an end that is under way, and holds off one that is to come.
   *
   * @return whether it has ended
   */
  public static boolean sumIfEnded(JdbcClient jdbc, String battleId) {
    boolean ended =
        jdbc.sql("select ended_reason is not null from battles where id = ? for share")
            .param(battleId)
            .query(Boolean.class)
            .optional()
            .orElse(false);
    if (ended) {
      sum(jdbc, List.of(battleId));
    }
    return ended;
  }

  /** Sums up battles, also ones that were summed up before. */
  public static void sum(JdbcClient jdbc, Collection<String> battleIds) {
    jdbc.sql(
            """
            insert into battle_usage (battle_id, run_id, purpose, tokens_in, tokens_out,
              cost_micros, llm_calls, calls_repeated, active_ms, unsettled_micros, estimated)
            select battle_id, run_id, purpose, sum(tokens_in), sum(tokens_out),
              case when count(*) = count(cost_micros) then sum(cost_micros) end,
              sum(llm_calls), sum(calls_repeated), sum(active_ms), sum(unsettled_micros),
              bool_or(estimated)
            from call_usage join battles on battles.id = battle_id
            where battle_id = any(:ids)
            group by battle_id, run_id, purpose
            on conflict (battle_id, purpose) do update
            set tokens_in = excluded.tokens_in, tokens_out = excluded.tokens_out,
                cost_micros = excluded.cost_micros, llm_calls = excluded.llm_calls,
                calls_repeated = excluded.calls_repeated, active_ms = excluded.active_ms,
                unsettled_micros = excluded.unsettled_micros, estimated = excluded.estimated
            """)
        .param("ids", battleIds.toArray(String[]::new))
        .update();
  }
}
