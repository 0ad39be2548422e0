package dev.gauntlet.storage.estimate;

import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.statistics.Quantiles;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks back at the latest battles that were played to their end: by goal, limit or abandoned. At
 * most 200 that stood alone and 200 of the latest 20 runs.
 */
public final class PastBattles {
  private final JdbcClient jdbc;

  /** Reads over this client. */
  public PastBattles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The battles of a stored agent in whatever version; nothing when none was played to its end. */
  public Optional<Past> ofAgent(String agentId) {
    return past(
        jdbc.sql(
                """
                (select id, message_count from battles
                 where spec #>> '{agent,origin,agentId}' = :agent
                   and ended_reason in ('goal', 'limit', 'abandoned')
                 order by created_at desc limit 200)
                union all
                (select id, message_count from battles
                 where run_id = any(array(
                     select id from runs where battle #>> '{agent,origin,agentId}' = :agent
                     order by created_at desc limit 20))
                   and ended_reason in ('goal', 'limit', 'abandoned')
                 order by ended_at desc limit 200)
                """)
            .param("agent", agentId)
            .query(Played.class)
            .list());
  }

  /** The battles of agents with a model; nothing when none was played to its end. */
  public Optional<Past> ofModel(String provider, String model) {
    return past(
        jdbc.sql(
                """
                (select id, message_count from battles
                 where spec is not null and ended_at is not null
                   and spec #>> '{agent,provider}' = :provider
                   and spec #>> '{agent,model}' = :model
                   and ended_reason in ('goal', 'limit', 'abandoned')
                 order by ended_at desc limit 200)
                union all
                (select id, message_count from battles
                 where run_id = any(array(
                     select id from runs
                     where battle #>> '{agent,provider}' = :provider
                       and battle #>> '{agent,model}' = :model
                     order by created_at desc limit 20))
                   and ended_reason in ('goal', 'limit', 'abandoned')
                 order by ended_at desc limit 200)
                """)
            .param("provider", provider)
            .param("model", model)
            .query(Played.class)
            .list());
  }

  private record Played(String id, int messageCount) {}

  private Optional<Past> past(List<Played> battles) {
    return battles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Past(
                battles.size(),
                Quantiles.of(
                        battles.stream().mapToLong(battle -> battle.messageCount() / 2).toArray(),
                        0.5)
                    .orElseThrow(),
                answers(battles.stream().map(Played::id).toList())));
  }

  private Map<CallPurpose, Double> answers(Collection<String> battles) {
    Map<CallPurpose, Double> medians = new EnumMap<>(CallPurpose.class);
    jdbc.sql(
            """
            select purpose,
              percentile_cont(0.5) within group (order by tokens_out::float8 / llm_calls) as tokens
            from battle_usage
            where battle_id = any(?) and llm_calls > 0
            group by purpose
            """)
        .param(battles.toArray(String[]::new))
        .query(row -> {
          medians.put(CallPurpose.of(row.getString("purpose")), row.getDouble("tokens"));
        });
    return medians;
  }
}
