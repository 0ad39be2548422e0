package dev.gauntlet.storage.timeline;

import dev.gauntlet.storage.Columns;
import dev.gauntlet.storage.timeline.Interval.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what ran when: runs, their battles as far as those are few, other battles, and waits. */
public final class TimelineQueries {

  /** The battles of a run with more than so many are not listed one by one. */
  public static final int BUNDLED_ABOVE = 50;

  /** So much of a goal is given, in characters. */
  public static final int GOAL_CHARACTERS = 200;

  private static final Comparator<Interval> NEWEST =
      Comparator.comparing(Interval::from)
          .thenComparing(Interval::id)
          .thenComparing(Interval::kind)
          .reversed();

  private final JdbcClient jdbc;
  private final int patienceSeconds;

  /**
   * Reads over this client.
   *
   * @param patience after how long a statement is given up, in whole seconds
   */
  public TimelineQueries(JdbcClient jdbc, Duration patience) {
    this.jdbc = jdbc;
    this.patienceSeconds = Math.toIntExact(patience.toSeconds());
  }

  /**
   * What was under way at some time from {@code start} to before {@code end}.
   *
   * @param most at most so many intervals, those that began last
   * @throws QueryTimeoutException when it takes too long
   */
  public Timeline between(Instant start, Instant end, int most) {
    List<Stretch> runs = runs(start, end, most + 1);
    List<String> small = runs.stream().filter(run -> !run.isBundled()).map(Stretch::id).toList();
    List<Stretch> battles = battles(start, end, small, most + 1);
    List<Interval> all =
        Stream.concat(
                Stream.concat(runs.stream(), battles.stream()).flatMap(s -> s.intervals().stream()),
                waits(start, end, battles, most + 1).stream())
            .filter(interval -> interval.overlaps(start, end))
            .sorted(NEWEST)
            .toList();
    return new Timeline(all.stream().limit(most).toList(), all.size() > most);
  }

  private List<Stretch> runs(Instant start, Instant end, int most) {
    return jdbc.sql(
            """
            select id, id as run_id, battle_count as battles, state, null as ended_reason,
              created_at, started_at, ended_at,
              case when state = 'paused' and wanted = 'pause' then wanted_at end as paused_at,
              nullif(left(battle ->> 'goal', :goal), '') as goal,
              battle #>> '{agent,provider}' as provider, battle #>> '{agent,model}' as model
            from runs
            where tstzrange(created_at,
                case when ended_at < created_at then created_at else ended_at end)
              && tstzrange(:start, :end)
            order by created_at desc, id desc
            limit :most
            """)
        .withQueryTimeout(patienceSeconds)
        .param("start", start.atOffset(ZoneOffset.UTC))
        .param("end", end.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .param("goal", GOAL_CHARACTERS)
        .query(Stretch::read)
        .list();
  }

  private List<Stretch> battles(Instant start, Instant end, List<String> ofRuns, int most) {
    return jdbc.sql(
            """
            with shown as (
              (select * from battles
               where run_id is null
                 and tstzrange(created_at,
                   case when ended_at < created_at then created_at else ended_at end)
                   && tstzrange(:start, :end)
               order by created_at desc, id desc
               limit :most)
              union all
              (select * from battles
               where run_id = any(:runs)
                 and created_at < :end and (ended_at is null or ended_at >= :start)
               order by created_at desc, id desc
               limit :most)
            )
            select b.id, b.run_id, 0 as battles, b.state, b.ended_reason, b.created_at, b.started_at,
              b.ended_at, cast(null as timestamptz) as paused_at,
              left(coalesce(b.spec ->> 'goal', s.overrides ->> 'goal', r.battle ->> 'goal'), :goal)
                as goal,
              coalesce(b.spec, r.battle) #>> '{agent,provider}' as provider,
              coalesce(b.spec, r.battle) #>> '{agent,model}' as model
            from shown b
            left join runs r on r.id = b.run_id
            left join scenarios s on s.run_id = b.run_id and s.position = b.scenario
            order by b.created_at desc, b.id desc
            limit :most
            """)
        .withQueryTimeout(patienceSeconds)
        .param("start", start.atOffset(ZoneOffset.UTC))
        .param("end", end.atOffset(ZoneOffset.UTC))
        .param("runs", ofRuns.toArray(String[]::new))
        .param("most", most)
        .param("goal", GOAL_CHARACTERS)
        .query(Stretch::read)
        .list();
  }

  /** A wait for a retry is over when it is due, or with what happens before that. */
  private List<Interval> waits(Instant start, Instant end, List<Stretch> battles, int most) {
    Map<String, Stretch> byId =
        battles.stream().collect(Collectors.toMap(Stretch::id, Function.identity()));
    return jdbc.sql(
            """
            select battle_id, type, at, over_at
            from (
              select battle_id, position, type, at,
                case type
                  when 'paused' then min(at) filter (where type in ('resumed', 'ended'))
                    over later
                  else least(min(at) over later,
                    case when cast(data ->> 'retryAt' as timestamptz) <= now()
                         then cast(data ->> 'retryAt' as timestamptz) end)
                end as over_at
              from events
              where battle_id = any(:battles)
              window later as (partition by battle_id order by position desc
                rows between unbounded preceding and 1 preceding)
            ) as event
            where type in ('paused', 'backing_off')
              and at < :end and (over_at is null or over_at >= :start)
            order by at desc, battle_id desc, position desc
            limit :most
            """)
        .withQueryTimeout(patienceSeconds)
        .param("battles", byId.keySet().toArray(String[]::new))
        .param("start", start.atOffset(ZoneOffset.UTC))
        .param("end", end.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query((row, n) -> {
          Stretch battle = Objects.requireNonNull(byId.get(row.getString("battle_id")));
          Kind kind = row.getString("type").equals("paused") ? Kind.PAUSED : Kind.BACKING_OFF;
          return battle.of(
              kind, Columns.requiredInstant(row, "at"), Columns.instant(row, "over_at"));
        })
        .list();
  }
}
