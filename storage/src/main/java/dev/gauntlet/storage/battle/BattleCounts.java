package dev.gauntlet.storage.battle;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts battles in each state in bounded time: exactly up to a number, and beyond by what
 * PostgreSQL knows of the table from its last ANALYZE.
 */
public final class BattleCounts {

  /** Counted in some 10 ms a state. */
  public static final int EXACT_TO = 100_000;

  private final JdbcClient jdbc;
  private final int exactTo;

  /** Counts over this client, exactly up to {@code exactTo}. */
  public BattleCounts(JdbcClient jdbc, int exactTo) {
    this.jdbc = jdbc;
    this.exactTo = exactTo;
  }

  /**
   * How many battles are in each state.
   *
   * @param byState a number for each state that was asked for
   * @param estimated the states of which there are so many that the number is an estimate
   */
  public record Counts(Map<String, Long> byState, Set<String> estimated) {

    /** Copies both. */
    public Counts {
      byState = Map.copyOf(byState);
      estimated = Set.copyOf(estimated);
    }
  }

  /** Counts the battles in these states, given by their words. */
  public Counts count(Collection<String> states) {
    Map<String, Long> byState = new HashMap<>();
    Set<String> estimated = new HashSet<>();
    jdbc.sql(
            """
            select asked.state, counted.battles, known.battles as estimate
            from unnest(cast(:states as text[])) as asked (state)
            cross join lateral (
              select count(*) as battles
              from (select from battles where state = asked.state limit :most) as first_of_them
            ) as counted
            left join lateral (
              select (c.reltuples * v.frequency)::bigint as battles
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              join pg_stats s on s.schemaname = n.nspname and s.tablename = c.relname,
                unnest(cast(s.most_common_vals as text)::text[], s.most_common_freqs)
                  as v (state, frequency)
              where counted.battles = :most and c.oid = 'battles'::regclass
                and s.attname = 'state' and v.state = asked.state
            ) as known on true
            """)
        .param("states", states.toArray(String[]::new))
        .param("most", exactTo + 1)
        .query(row -> {
          String state = row.getString("state");
          long counted = row.getLong("battles");
          byState.put(state, Math.max(counted, row.getLong("estimate")));
          if (counted > exactTo) {
            estimated.add(state);
          }
        });
    return new Counts(byState, estimated);
  }
}
