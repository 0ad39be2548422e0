package dev.gauntlet.storage.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Picks conversations of a run and reads them. */
public final class RunTranscripts {
  private final JdbcClient jdbc;

  /** Reads over this client. */
  public RunTranscripts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What the end of a conversation says about the agent. */
  public enum Stratum {
    /** The goal was reached. */
    SUCCEEDED,
    /** It was not. */
    MISSED,
    /** Neither: a budget, a time or a failure ended it. */
    NOT_COVERED
  }

  /**
   * A conversation that has ended.
   *
   * @param id the battle
   * @param endedReason the word of its end
   * @param scenario the scenario's name, or null without scenarios
   * @param goal what the opponent wanted
   * @param lines everything that was said, oldest first
   * @param rationale why the judge decided as it did in the end, or null without a judgement
   */
  public record Conversation(
      String id,
      String endedReason,
      @Nullable String scenario,
      String goal,
      List<String> lines,
      @Nullable String rationale) {

    /** Copies the lines. */
    public Conversation {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Battles of a run that have ended and in which something was said, except cancelled and erased
   * ones: those to be read first come first. They are drawn by the seed of the run, so the same
   * ones whenever it is asked, and spread: none of a scenario comes twice before every scenario has
   * come once.
   *
   * @param most at most so many of each stratum
   */
  public Map<Stratum, List<String>> draw(String runId, int most) {
    Map<Stratum, List<String>> drawn = new EnumMap<>(Stratum.class);
    jdbc.sql(
            """
            with ended as (
              select b.id, b.run_index, b.scenario,
                case when b.ended_reason = 'goal' then 'SUCCEEDED'
                     when b.ended_reason in ('limit', 'abandoned') then 'MISSED'
                     else 'NOT_COVERED' end as stratum,
                md5(r.seed || ' ' || b.run_index) as lot
              from battles b join runs r on r.id = b.run_id
              where b.run_id = :run and b.ended_reason <> 'manual' and b.message_count > 0
                and b.erased_at is null
            ), drawn as (
              select *, row_number() over (partition by stratum, scenario order by lot, run_index)
                as turn
              from ended
            ), placed as (
              select *, row_number() over (partition by stratum order by turn, lot, run_index)
                as place
              from drawn
            )
            select stratum, array_agg(id order by place) as ids
            from placed where place <= :most
            group by stratum
            """)
        .param("run", runId)
        .param("most", most)
        .query(row -> {
          drawn.put(Stratum.valueOf(row.getString("stratum")), texts(row, "ids"));
        });
    return drawn;
  }

  /** Reads battles, in the order that is given. */
  public List<Conversation> read(List<String> ids) {
    return jdbc.sql(
            """
            select b.id, b.ended_reason, b.scenario, b.spec ->> 'goal' as goal,
              array(select content from messages m where m.battle_id = b.id order by m.seq)
                as lines,
              (select rationale from judgements j where j.battle_id = b.id
               order by j.seq desc limit 1) as rationale
            from whole_battles b
            where b.id = any(:ids)
            order by array_position(:ids, b.id)
            """)
        .param("ids", ids.toArray(String[]::new))
        .query((row, n) ->
            new Conversation(
                row.getString("id"),
                row.getString("ended_reason"),
                row.getString("scenario"),
                row.getString("goal"),
                texts(row, "lines"),
                row.getString("rationale")))
        .list();
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}
