package dev.gauntlet.storage.battle;

import dev.gauntlet.storage.Columns;
import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.budget.SharedBudget;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what a step needs to know of its battle, in one query. */
public final class Transcripts {
  private final JdbcClient jdbc;

  /** Reads over this client. */
  public Transcripts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A battle as a step sees it.
   *
   * @param id the battle
   * @param spec what was ordered
   * @param over whether it has ended or is to be cancelled, so that nothing more is bought
   * @param runBudget what all battles of its run may spend, if that is limited
   * @param lines everything said up to the message that was asked for, oldest first
   */
  public record Transcript(
      String id,
      BattleSpec spec,
      boolean over,
      Optional<SharedBudget> runBudget,
      List<String> lines) {

    /** Copies the lines. */
    public Transcript {
      lines = List.copyOf(lines);
    }
  }

  /** A battle with its messages 1 to {@code upTo}. */
  public Optional<Transcript> read(String battleId, int upTo) {
    return jdbc.sql(
            """
            select b.spec, b.wanted, b.ended_reason, b.run_id, b.run_budget_micros,
              array(select content from messages m
                    where m.battle_id = b.id and m.seq <= :upTo order by m.seq) as lines
            from whole_battles b
            where b.id = :battle
            """)
        .param("battle", battleId)
        .param("upTo", upTo)
        .query((row, n) ->
            new Transcript(
                battleId,
                Json.read(row.getString("spec"), BattleSpec.class),
                row.getString("ended_reason") != null
                    || Wanted.valueOf(row.getString("wanted").toUpperCase(Locale.ROOT)).isFinal(),
                sharedBudget(row),
                Arrays.asList((String[]) row.getArray("lines").getArray())))
        .optional();
  }

  private static Optional<SharedBudget> sharedBudget(ResultSet row) throws SQLException {
    Long micros = Columns.number(row, "run_budget_micros");
    return micros == null
        ? Optional.empty()
        : Optional.of(SharedBudget.ofRun(row.getString("run_id"), micros));
  }
}
